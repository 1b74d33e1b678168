package io.connect.testbed.process;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Forks JVMs that end with this one, log to a folder and can be read over JMX on loopback.
 *
 * <p>Thread-safe. {@link #close()} kills every program that it started and that still runs.
 */
public final class JvmLauncher implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JvmLauncher.class);

    private static final Set<String> PROXIES = Set.of("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY");

    /** Prevents loopback calls from using a proxy that JAVA_TOOL_OPTIONS sets. */
    private static final String DIRECT_HOSTS = "-Dhttp.nonProxyHosts=localhost|127.*|[::1]";

    /**
     * Programs are started in English, whatever the machine's locale. A broker with a Turkish locale does not start. It
     * searches for a constant by the upper case of "classic", and this has a dotted capital I.
     */
    private static final List<String> ENGLISH = List.of("-Duser.language=en", "-Duser.country=US");

    private final Path logFolder;
    private final Path lifelineJar;
    private final PortLease ports;
    private final boolean ownsPorts;
    private final Function<String, List<String>> agents;
    private final List<JvmProcess> started = new CopyOnWriteArrayList<>();

    /**
     * @param workFolder the folder of the agent's jar
     * @param logFolder the folder with one log file per process name; a restarted process appends to its file
     * @param ports the source of JMX ports; the caller closes it
     */
    public JvmLauncher(Path workFolder, Path logFolder, PortLease ports) {
        this(workFolder, logFolder, ports, process -> List.of());
    }

    /** The same as the other constructor, but with further JVM options. They are requested by name when a process starts. */
    public JvmLauncher(Path workFolder, Path logFolder, PortLease ports, Function<String, List<String>> agents) {
        this(workFolder, logFolder, ports, false, agents);
    }

    /** The same with {@link #ports()} of its own, which it gives back when it closes. */
    public static JvmLauncher withOwnPorts(Path workFolder, Path logFolder, Function<String, List<String>> agents) {
        return new JvmLauncher(workFolder, logFolder, new PortLease(), true, agents);
    }

    private JvmLauncher(
            Path workFolder,
            Path logFolder,
            PortLease ports,
            boolean ownsPorts,
            Function<String, List<String>> agents) {
        this.agents = agents;
        this.logFolder = logFolder;
        this.ports = ports;
        this.ownsPorts = ownsPorts;
        // A Java agent has to be a jar.
        this.lifelineJar = ClassJar.write(
                workFolder.resolve("lifeline-agent.jar"),
                LifelineAgent.class.getName(),
                Map.of("Premain-Class", LifelineAgent.class.getName()));
    }

    /**
     * Starts a program.
     *
     * @throws ProcessFailedException when the operating system rejects the start
     */
    public JvmProcess start(JvmSpec spec) {
        int jmxPort = ports.next();
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-javaagent:" + lifelineJar);
        command.add(DIRECT_HOSTS);
        command.addAll(ENGLISH);
        command.addAll(jmxOnLoopback(jmxPort));
        command.addAll(agents.apply(spec.name()));
        command.addAll(spec.jvmArguments());
        command.add("-cp");
        command.add(spec.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
        command.add(spec.mainClass());
        command.addAll(spec.arguments());
        Path logFile = logFolder.resolve(spec.name() + ".log");
        try {
            Files.createDirectories(logFolder);
            ProcessBuilder builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(logFile.toFile()));
            goDirect(builder.environment());
            builder.environment().putAll(spec.environment());
            JvmProcess process = new JvmProcess(spec, logFile, builder.start(), jmxPort);
            started.add(process);
            log.info("started {}, log {}", process, logFile);
            return process;
        } catch (IOException e) {
            throw new ProcessFailedException("cannot start " + spec.name() + ": " + e.getMessage(), e);
        }
    }

    /** The programs call only this machine, which a company's proxy cannot reach. */
    static void goDirect(Map<String, String> environment) {
        environment.keySet().removeIf(name -> PROXIES.contains(name.toUpperCase(Locale.ROOT)));
    }

    private static List<String> jmxOnLoopback(int port) {
        return List.of(
                "-Dcom.sun.management.jmxremote.host=127.0.0.1",
                "-Dcom.sun.management.jmxremote.port=" + port,
                "-Dcom.sun.management.jmxremote.rmi.port=" + port,
                "-Dcom.sun.management.jmxremote.authenticate=false",
                "-Dcom.sun.management.jmxremote.ssl=false",
                "-Djava.rmi.server.hostname=127.0.0.1");
    }

    /** The source of its ports, for what else its processes listen on. */
    public PortLease ports() {
        return ports;
    }

    /** The processes that it started and that still live. */
    public List<JvmProcess> running() {
        return started.stream().filter(JvmProcess::isAlive).toList();
    }

    @Override
    public void close() {
        // All processes get the signal first, so that closing takes as long as the slowest process, not as all of them
        // in turn.
        started.stream().filter(JvmProcess::isAlive).forEach(JvmProcess::signalKill);
        started.forEach(JvmProcess::close);
        if (ownsPorts) {
            ports.close();
        }
    }
}
