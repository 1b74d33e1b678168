package io.connect.sqsserver;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Starts a server as a program and runs it until a signal ends the process. Exit codes: 0 ended by a signal, 2 bad
 * usage or a file that cannot be used, 3 cannot listen.
 */
@Command(
        name = "sqs-server",
        description = "An SQS service in memory, for tests and benchmarks.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {

    private static final int BAD_USAGE = 2;
    private static final int CANNOT_START = 3;

    @Option(names = "--host", description = "Address to listen on. Default: ${DEFAULT-VALUE}")
    private String host = SqsServerOptions.DEFAULT_HOST;

    @Option(names = "--port", description = "Port to listen on; 0 for any that is free. Default: ${DEFAULT-VALUE}")
    private int port = SqsServerOptions.DEFAULT_PORT;

    @Option(names = "--region", description = "Region in the ARNs of queues. Default: ${DEFAULT-VALUE}")
    private String region = SqsServerOptions.DEFAULT_REGION;

    @Option(names = "--queues", paramLabel = "FILE", description = "JSON file with queues to make at the start.")
    private Path queues;

    @Mixin
    private final BehaviourOptions behaviour = new BehaviourOptions();

    public static void main(String[] arguments) {
        setIfUnset("org.slf4j.simpleLogger.defaultLogLevel", "warn");
        int status = commandLine().execute(arguments);
        if (status != 0) {
            System.exit(status);
        }
    }

    static CommandLine commandLine() {
        return new CommandLine(new Main())
                .setExitCodeExceptionMapper(
                        e -> e instanceof CommandLine.ParameterException ? BAD_USAGE : CANNOT_START);
    }

    /** Serves until a signal ends the JVM. */
    @Override
    public Integer call() throws InterruptedException {
        SqsServer server;
        try {
            List<QueueDefinition> definitions = queues == null ? List.of() : QueuesFile.read(queues);
            server = start(definitions);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            return BAD_USAGE;
        } catch (IOException e) {
            System.err.println("Cannot read --queues " + queues + ": " + e);
            return BAD_USAGE;
        }
        if (server == null) {
            return CANNOT_START;
        }
        Runtime.getRuntime().addShutdownHook(new Thread(() -> endWell(server), "sqs-server-shutdown"));
        System.out.println("SQS server listens on " + server.uri());
        System.out.flush();
        // This latch is never counted down. The signal that ends the JVM runs the hook above.
        new CountDownLatch(1).await();
        return 0;
    }

    private SqsServer start(List<QueueDefinition> definitions) {
        SqsServerOptions options = behaviour.applyTo(
                SqsServerOptions.defaults().withHost(host).withPort(port).withRegion(region));
        try {
            return SqsServer.start(options, definitions);
        } catch (IOException e) {
            System.err.println(e.getMessage());
            return null;
        }
    }

    /**
     * A signal is a normal end: the exit code is 0 instead of the JVM's 128 plus the signal number. The method ends the
     * JVM in any case, even when the jar has been replaced and classes are missing.
     */
    private static void endWell(SqsServer server) {
        try {
            server.close();
        } finally {
            Runtime.getRuntime().halt(0);
        }
    }

    private static void setIfUnset(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
