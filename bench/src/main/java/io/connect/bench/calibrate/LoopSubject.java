package io.connect.bench.calibrate;

import io.connect.testbed.Testbed;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.ProcessFailedException;
import io.connect.testbed.sqs.SqsAdmin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * The bare loop as a subject like any other: it takes the messages of a scenario's queues into its topic until its process
 * is ended. What it reaches is the ceiling of this SDK, this queue service and this machine, without Connect.
 *
 * <p>Workers stay and keep warm from one scenario to the next, and the loop's process does not: it first moves messages
 * of its own, from a queue and into a topic of its own, so that the yardstick is not the shorter for having just started.
 */
public final class LoopSubject {
    private static final int LONGEST_WAIT_SECONDS = 20;
    /** As many as the calibration leaves uncounted: a cold SDK costs ten times the CPU of a warm one. */
    private static final int WARM_UP_MESSAGES = 2_000;

    private static final String WARM_UP = "-warm-up";
    private static final String READY = "the bare loop is warm and takes messages";

    private LoopSubject() {}

    /**
     * Starts the loop's process behind the same links as a connector.
     *
     * @param name of the process
     * @param heap smallest and largest, as the JVM spells it
     * @param queueUrls queues to take from, each with threads of its own
     * @param topic where messages go
     */
    public static JvmProcess start(Testbed testbed, String name, String heap, List<String> queueUrls, String topic) {
        String warmUpQueue = testbed.sqs().createQueue(topic + WARM_UP, Map.of());
        createTopic(testbed, topic + WARM_UP);
        List<String> arguments = new ArrayList<>(List.of(
                testbed.subjectSqsEndpoint().toString(),
                SqsAdmin.REGION,
                testbed.kafka().clientBootstrapServers(),
                topic,
                warmUpQueue));
        arguments.addAll(queueUrls);
        return testbed.launcher()
                .start(new JvmSpec(
                        name,
                        LoopSubject.class.getName(),
                        OwnClassPath.get(),
                        List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC"),
                        arguments));
    }

    private static void createTopic(Testbed testbed, String topic) {
        try (Admin admin = testbed.kafka().admin()) {
            admin.createTopics(List.of(new NewTopic(topic, Optional.empty(), Optional.empty())))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new ProcessFailedException("cannot create topic " + topic + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted while topic " + topic + " was created", e);
        }
    }

    /** Whether the process is done with its own messages. */
    public static boolean isReady(JvmProcess process) {
        return process.logTail().contains(READY);
    }

    /** Moves messages until it is killed; ends with an error when a call fails for good. */
    public static void main(String[] arguments) throws Exception {
        warmUp(arguments);
        System.out.println(READY);
        List<String> queueUrls = List.of(arguments).subList(5, arguments.length);
        try (BareLoop loop = new BareLoop(URI.create(arguments[0]), arguments[1], arguments[2], arguments[3])) {
            BareLoop.onThreads(BareLoop.THREADS * queueUrls.size(), thread -> {
                String queueUrl = queueUrls.get(thread % queueUrls.size());
                while (!Thread.currentThread().isInterrupted()) {
                    loop.moveOneBatch(queueUrl, LONGEST_WAIT_SECONDS);
                }
            });
        }
    }

    private static void warmUp(String[] arguments) throws Exception {
        String queueUrl = arguments[4];
        try (BareLoop loop =
                new BareLoop(URI.create(arguments[0]), arguments[1], arguments[2], arguments[3] + WARM_UP)) {
            QueueFill.fill(loop, queueUrl, WARM_UP_MESSAGES);
            AtomicInteger moved = new AtomicInteger();
            BareLoop.onThreads(BareLoop.THREADS, thread -> {
                while (moved.get() < WARM_UP_MESSAGES) {
                    moved.addAndGet(loop.moveOneBatch(queueUrl, 0));
                }
            });
            loop.sqs().deleteQueue(request -> request.queueUrl(queueUrl));
        }
    }
}
