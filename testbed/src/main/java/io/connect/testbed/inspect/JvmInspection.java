package io.connect.testbed.inspect;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * Runs jcmd's commands in one forked JVM, over its existing JMX port. Every command has a deadline, because a stopped or
 * starved JVM does not answer. Used by one thread.
 */
public final class JvmInspection {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Writing a heap of gigabytes takes long. */
    private static final Duration DUMP_PATIENCE = Duration.ofMinutes(2);

    private static final String[] ARRAY_OF_TEXT = {String[].class.getName()};
    private static final String RECORDING = "run";
    private static final String SETTINGS = "settings=profile";

    /**
     * An option of a JVM in which {@link #startFlightRecording} will be called after its warm-up. The first recording with some
     * settings changes classes, and compiled code that uses them is discarded. This option makes one in memory, from the start on.
     */
    public static final String RECORDING_FROM_THE_START =
            "-XX:StartFlightRecording=name=standing," + SETTINGS + ",disk=false";

    private final JvmProcess process;

    /** Makes no call yet. */
    public JvmInspection(JvmProcess process) {
        this.process = process;
    }

    /** A command to a connected JVM. */
    private interface Question<T> {
        T ask(MBeanServerConnection server) throws Exception;
    }

    /** A dump of all threads with the locks they own and wait for, as jstack prints it. */
    public String threadDump() {
        return command("threadPrint", PATIENCE, "-l");
    }

    /** Instances and bytes of each reachable class, the largest first. */
    public String heapHistogram() {
        return command("gcClassHistogram", PATIENCE);
    }

    /** Writes all reachable objects to a file for a heap analyser. */
    public void dumpHeap(Path file) {
        createFolderOf(file);
        ask("dump its heap", DUMP_PATIENCE, server -> {
            ManagementFactory.newPlatformMXBeanProxy(
                            server, "com.sun.management:type=HotSpotDiagnostic", HotSpotDiagnosticMXBean.class)
                    .dumpHeap(file.toAbsolutePath().toString(), true);
            return "";
        });
    }

    /** Starts a flight recording with the settings for profiling. */
    public void startFlightRecording() {
        command("jfrStart", PATIENCE, "name=" + RECORDING, SETTINGS);
    }

    /** Ends the flight recording and writes it to a file. */
    public void stopFlightRecording(Path file) {
        createFolderOf(file);
        String answer = command(
                "jfrStop",
                DUMP_PATIENCE,
                "name=" + RECORDING,
                "filename=" + quoted(file.toAbsolutePath().toString()));
        if (!Files.exists(file)) {
            throw new InspectionException(process + " wrote no flight recording to " + file + ": " + answer.strip());
        }
    }

    /** Loads a native agent, or sends another command to a loaded agent. */
    public String loadAgent(Path library, String options) {
        return command(
                "jvmtiAgentLoad", PATIENCE, quoted(library.toAbsolutePath().toString()), quoted(options));
    }

    /** Without quotes, the JVM would end a value at a space, and an agent's options at the first equals sign. */
    private static String quoted(String text) {
        return '"' + text + '"';
    }

    private String command(String operation, Duration patience, String... arguments) {
        return ask(operation, patience, server -> (String) server.invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                operation,
                new Object[] {arguments},
                ARRAY_OF_TEXT));
    }

    private <T> T ask(String what, Duration patience, Question<T> question) {
        ExecutorService asker = Executors.newSingleThreadExecutor(task -> {
            Thread thread = new Thread(task, "inspection");
            thread.setDaemon(true);
            return thread;
        });
        try {
            return asker.submit(() -> connected(question)).get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new InspectionException(process + " could not " + what + ": " + e.getCause(), e.getCause());
        } catch (TimeoutException e) {
            throw new InspectionException(
                    process + " did not answer within " + patience.toSeconds() + " s when asked to " + what, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InspectionException("interrupted while asking " + process + " to " + what, e);
        } finally {
            asker.shutdownNow();
        }
    }

    private <T> T connected(Question<T> question) throws Exception {
        JMXServiceURL url =
                new JMXServiceURL("service:jmx:rmi:///jndi/rmi://127.0.0.1:" + process.jmxPort() + "/jmxrmi");
        try (JMXConnector connector = JMXConnectorFactory.connect(url)) {
            return question.ask(connector.getMBeanServerConnection());
        }
    }

    private void createFolderOf(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new InspectionException("cannot make the folder of " + file, e);
        }
    }
}
