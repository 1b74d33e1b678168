package io.connect.bench.calibrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectOptions;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.ProcessFailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.WeakHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The bare loop beside a testbed, in one process that is started on first use, warmed up once and kept until the testbed is
 * closed. A process that died is started anew. The loop reaches SQS and brokers through the same links as a connector, in a
 * JVM with the arguments of the workers. Its rate is the ceiling of this queue service, these brokers and this machine,
 * without Connect.
 *
 * <p>Safe for any thread; commands are carried out one after the other.
 */
public final class Yardstick {
    /** The default limit of the warm-up. */
    public static final Duration WARM_UP = Duration.ofSeconds(30);

    /** The process is measured in the role that a worker has with a connector. */
    private static final String PROCESS = "worker-loop";

    private static final String OWN = "bare-loop-warm-up";
    private static final Duration START_DEADLINE = Duration.ofSeconds(60);

    /** All views of a testbed share the launcher. No object here refers to it, so that it is released with the testbed. */
    private static final Map<JvmLauncher, Kept> KEPT = new WeakHashMap<>();

    private final Testbed testbed;
    private final Kept kept;

    /** The process of one testbed, if it has been started. */
    private static final class Kept {
        /** Read by samplers while the process warms up. */
        private volatile Optional<LoopClient> client = Optional.empty();

        private Optional<Calibration> warm = Optional.empty();
    }

    private Yardstick(Testbed testbed, Kept kept) {
        this.testbed = testbed;
        this.kept = kept;
    }

    /** The yardstick of a testbed; starts nothing. */
    public static Yardstick of(Testbed testbed) {
        synchronized (KEPT) {
            return new Yardstick(testbed, KEPT.computeIfAbsent(testbed.launcher(), launcher -> new Kept()));
        }
    }

    /**
     * Warms the process up if it is not, on messages of its own. No other measurement should run meanwhile.
     *
     * @param limit the time after which the last block is accepted, steady or not
     * @return the best the machine can do: the last block, and whether it was steady
     * @throws ProcessFailedException when the loop fails
     */
    public Calibration warm(Duration limit) {
        synchronized (kept) {
            LoopClient loop = living();
            if (kept.warm.isEmpty()) {
                kept.warm = Optional.of(warmUp(loop, limit));
            }
            return kept.warm.get();
        }
    }

    private LoopClient living() {
        if (kept.client.filter(client -> client.process().isAlive()).isEmpty()) {
            kept.client.ifPresent(LoopClient::close);
            kept.warm = Optional.empty();
            LoopClient fresh = new LoopClient(testbed.launcher().start(spec()));
            kept.client = Optional.of(fresh);
            try {
                fresh.awaitReady(START_DEADLINE);
            } catch (RuntimeException e) {
                forget(fresh);
                throw e;
            }
        }
        return kept.client.get();
    }

    /** A process that did not carry out a command gets no further one; the next call starts another process. */
    private static void forget(LoopClient loop) {
        loop.close();
        loop.process().kill();
    }

    private JvmSpec spec() {
        ConnectOptions workers = testbed.options().connect();
        return new JvmSpec(
                PROCESS,
                LoopProcess.class.getName(),
                OwnClassPath.get(),
                jvmArguments(workers.heap(), workers.jvmArguments()),
                List.of(
                        testbed.subjectSqsEndpoint().toString(),
                        testbed.kafka().clientBootstrapServers(),
                        testbed.sqsEndpoint().toString()));
    }

    /** As for a worker: a JVM that sees one processor would pick the serial collector. */
    static List<String> jvmArguments(String heap, List<String> further) {
        List<String> arguments = new ArrayList<>(List.of("-Xms" + heap, "-Xmx" + heap));
        if (further.stream().noneMatch(argument -> argument.matches("-XX:\\+Use\\w+GC"))) {
            arguments.add("-XX:+UseG1GC");
        }
        arguments.addAll(further);
        return arguments;
    }

    private Calibration warmUp(LoopClient loop, Duration limit) {
        String queue = testbed.sqs().createQueue(OWN, Map.of("VisibilityTimeout", "120"));
        try (Admin admin = testbed.kafka().admin()) {
            createTopic(admin);
            try {
                String result = loop.control().warmUp(queue, OWN, Math.toIntExact(limit.toSeconds()));
                return new ObjectMapper().readValue(result, Calibration.class);
            } catch (JsonProcessingException e) {
                throw new ProcessFailedException("the bare loop told an unreadable calibration", e);
            } catch (RuntimeException e) {
                forget(loop);
                throw loop.failed("could not warm up", e);
            } finally {
                admin.deleteTopics(List.of(OWN));
            }
        } finally {
            testbed.sqs().deleteQueue(queue);
        }
    }

    private static void createTopic(Admin admin) {
        try {
            admin.createTopics(List.of(new NewTopic(OWN, 1, (short) 1))).all().get();
        } catch (ExecutionException e) {
            throw new ProcessFailedException("cannot create topic " + OWN + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted while topic " + OWN + " was created", e);
        }
    }

    /**
     * Makes the loop move messages from now on; warms it up first if it is cold.
     *
     * @param queueUrls queues to take from
     * @param topic the topic that the messages go to
     */
    public void start(List<String> queueUrls, String topic) {
        synchronized (kept) {
            warm(WARM_UP);
            LoopClient loop = living();
            try {
                loop.control().start(queueUrls, topic);
            } catch (RuntimeException e) {
                throw loop.failed("could not be started", e);
            }
        }
    }

    /**
     * Starts the process again after it has been killed, and has it move messages at once: cold, as a worker is that was
     * started again. The next user warms it up before measuring.
     */
    public void restart(List<String> queueUrls, String topic) {
        synchronized (kept) {
            LoopClient loop = living();
            try {
                if (!loop.control().isRunning()) {
                    loop.control().start(queueUrls, topic);
                }
            } catch (RuntimeException e) {
                throw loop.failed("could not be started again", e);
            }
        }
    }

    /** Whether the process has been ended on purpose and not been started again. */
    public boolean isTakenDown() {
        return process().filter(JvmProcess::wasToldToEnd).isPresent();
    }

    /** Stops receives of the loop, and returns when its messages are acknowledged and deleted. */
    public void stop() {
        synchronized (kept) {
            kept.client.filter(client -> client.process().isAlive()).ifPresent(loop -> {
                try {
                    loop.control().stop();
                } catch (RuntimeException e) {
                    forget(loop);
                    throw loop.failed("could not be stopped", e);
                }
            });
        }
    }

    /**
     * Whether the loop moves messages.
     *
     * @throws ProcessFailedException when it has ended by an error, or its process has
     */
    public boolean isRunning() {
        Optional<LoopClient> loop = kept.client;
        return loop.isPresent() && loop.get().isRunning();
    }

    /** Messages moved since the latest start. */
    public long moved() {
        return kept.client.map(loop -> loop.control().getMoved()).orElse(0L);
    }

    /** The process, once it has been started. */
    public Optional<JvmProcess> process() {
        return kept.client.map(LoopClient::process);
    }
}
