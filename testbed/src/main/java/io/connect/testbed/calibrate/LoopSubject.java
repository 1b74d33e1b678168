package io.connect.testbed.calibrate;

import io.connect.testbed.Testbed;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.sqs.SqsAdmin;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/**
 * The bare loop as a subject like any other: it takes the messages of a scenario's queues into its topic until its process
 * is ended. What it reaches is the ceiling of this SDK, this queue service and this machine, without Connect.
 */
public final class LoopSubject {
    private static final int LONGEST_WAIT_SECONDS = 20;

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
        List<String> arguments = new ArrayList<>(List.of(
                testbed.subjectSqsEndpoint().toString(),
                SqsAdmin.REGION,
                testbed.kafka().clientBootstrapServers(),
                topic));
        arguments.addAll(queueUrls);
        return testbed.launcher()
                .start(new JvmSpec(
                        name,
                        LoopSubject.class.getName(),
                        OwnClassPath.get(),
                        List.of("-Xms" + heap, "-Xmx" + heap, "-XX:+UseG1GC"),
                        arguments));
    }

    /** Moves messages until it is killed; ends with an error when a call fails for good. */
    public static void main(String[] arguments) throws Exception {
        List<String> queueUrls = List.of(arguments).subList(4, arguments.length);
        try (BareLoop loop = new BareLoop(URI.create(arguments[0]), arguments[1], arguments[2], arguments[3])) {
            BareLoop.onThreads(BareLoop.THREADS * queueUrls.size(), thread -> {
                String queueUrl = queueUrls.get(thread % queueUrls.size());
                while (!Thread.currentThread().isInterrupted()) {
                    loop.moveOneBatch(queueUrl, LONGEST_WAIT_SECONDS);
                }
            });
        }
    }
}
