package io.connect.bench.calibrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.ProcessFailedException;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * Measures what the machine can do at best: how fast {@link BareLoop} moves 1 KB messages from a filled queue into Kafka, and
 * how much CPU its process takes for each.
 */
public final class Calibrator {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration DEADLINE = Duration.ofSeconds(90);
    private static final int MESSAGES = 5_000;
    private static final String TOPIC = "calibration";

    private Calibrator() {}

    /**
     * Reads the figures of this invocation, or measures and keeps them if nobody has yet.
     *
     * @param file where they are kept; simulations of one invocation share it
     */
    public static synchronized Calibration once(Path file, Testbed testbed) {
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), Calibration.class);
            }
            Calibration measured = measure(testbed);
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), measured);
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the calibration in " + file, e);
        }
    }

    /**
     * Runs the bare loop on a testbed that nothing else uses meanwhile.
     *
     * @throws ProcessFailedException when the loop fails or takes longer than 90 s
     */
    public static Calibration measure(Testbed testbed) {
        String queue = testbed.sqs().createQueue("calibration", Map.of("VisibilityTimeout", "120"));
        try (Admin admin = testbed.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            try {
                return run(testbed, queue);
            } finally {
                admin.deleteTopics(List.of(TOPIC)).all().get();
            }
        } catch (ExecutionException e) {
            throw new ProcessFailedException("cannot prepare the calibration: " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted during the calibration", e);
        } finally {
            testbed.sqs().deleteQueue(queue);
        }
    }

    private static Calibration run(Testbed testbed, String queue) throws InterruptedException {
        JvmProcess loop = testbed.launcher()
                .start(new JvmSpec(
                        "calibration",
                        CalibrationRun.class.getName(),
                        OwnClassPath.get(),
                        List.of("-Xmx512m", "-XX:+UseG1GC"),
                        List.of(
                                testbed.sqsEndpoint().toString(),
                                SqsAdmin.REGION,
                                queue,
                                testbed.kafka().bootstrapServers(),
                                TOPIC,
                                Integer.toString(MESSAGES))));
        try {
            loop.handle().onExit().get(DEADLINE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException e) {
            loop.kill();
            throw new ProcessFailedException("the calibration did not end within " + DEADLINE.toSeconds()
                    + " s; its log ends with:\n" + loop.logTail());
        }
        return parse(loop);
    }

    private static Calibration parse(JvmProcess loop) {
        try (Stream<String> lines = Files.lines(loop.logFile())) {
            String result = lines.filter(line -> line.startsWith("{"))
                    .reduce((first, second) -> second)
                    .orElseThrow(() -> new ProcessFailedException(
                            "the calibration printed no result; its log ends with:\n" + loop.logTail()));
            return JSON.readValue(result, Calibration.class);
        } catch (JsonProcessingException e) {
            throw new ProcessFailedException("the calibration printed an unreadable result", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + loop.logFile(), e);
        }
    }
}
