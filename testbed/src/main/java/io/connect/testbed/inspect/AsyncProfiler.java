package io.connect.testbed.inspect;

import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Loads async-profiler, which is downloaded by its Maven coordinates, into a running JVM; it draws a flame graph.
 *
 * <p>It logs to a file next to its graph, because the profiled JVM only reports that it failed.
 */
public final class AsyncProfiler {
    private static final String COORDINATE = "tools.profiler:async-profiler:4.6";

    private final Path library;

    private AsyncProfiler(Path library) {
        this.library = library;
    }

    /**
     * Unpacks the library for this machine.
     *
     * @param folder the folder for the library, which must stay there while a JVM has it loaded
     * @throws InspectionException when there is no library for this machine, with the machine's name
     */
    public static AsyncProfiler unpack(Path folder) {
        String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
        String name = "libasyncProfiler" + (platform.startsWith("macos") ? ".dylib" : ".so");
        try (MavenArtifacts artifacts = new MavenArtifacts();
                ZipFile jar = new ZipFile(artifacts.file(COORDINATE).toFile())) {
            ZipEntry entry = jar.getEntry(platform + "/" + name);
            if (entry == null) {
                throw new InspectionException("-Dprofiler: " + COORDINATE + " has no library for " + platform
                        + "; it runs on Linux and macOS. Use -Djfr there");
            }
            Files.createDirectories(folder);
            Path library = folder.resolve(name);
            if (!Files.exists(library)) {
                try (InputStream content = jar.getInputStream(entry)) {
                    Files.copy(content, library);
                }
            }
            return new AsyncProfiler(library);
        } catch (IOException e) {
            throw new InspectionException("-Dprofiler: cannot unpack " + COORDINATE + " to " + folder, e);
        }
    }

    static String platform(String osName, String architecture) {
        String os = osName.toLowerCase(Locale.ROOT);
        if (os.contains("mac")) {
            return "macos";
        }
        String family = os.contains("linux") ? "linux" : os.replace(' ', '-');
        return family + "-"
                + (architecture.equals("aarch64") ? "arm64" : architecture.equals("amd64") ? "x64" : architecture);
    }

    /**
     * Starts to sample.
     *
     * @param event the event to sample: cpu, wall, alloc, lock and so on
     * @throws InspectionException when the profiler does not work there, with the profiler's message
     */
    public void start(JvmProcess process, String event, Path flameGraph) {
        command(process, "start,event=" + event, flameGraph);
    }

    /** Ends sampling and writes the flame graph. */
    public void stop(JvmProcess process, Path flameGraph) {
        command(process, "stop,file=" + flameGraph.toAbsolutePath(), flameGraph);
        if (!Files.exists(flameGraph)) {
            throw new InspectionException("async-profiler wrote no flame graph of " + process + " to " + flameGraph);
        }
    }

    private void command(JvmProcess process, String command, Path flameGraph) {
        Path log = Path.of(flameGraph.toAbsolutePath() + ".log");
        try {
            Files.createDirectories(log.getParent());
            Files.deleteIfExists(log);
            String answer = new JvmInspection(process).loadAgent(library, command + ",log=" + log);
            String words = Files.exists(log) ? Files.readString(log).strip() : "";
            if (!answer.contains("return code: 0")) {
                throw new InspectionException("async-profiler does not work in " + process + " ('" + command + "'): "
                        + (words.isEmpty() ? answer.strip() : words)
                        + "; another event may, such as -Dprofiler=wall, or use -Djfr");
            }
            Files.deleteIfExists(log);
        } catch (IOException e) {
            throw new InspectionException("cannot read what async-profiler says in " + log, e);
        }
    }
}
