package io.connect.bench.warm;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * The CPU time of the compiler threads of a JVM, read from the kernel, because {@link java.lang.management.ThreadMXBean} does
 * not know these threads. Linux only.
 *
 * <p>HotSpot ends compiler threads that have nothing to do and starts others, so this remembers what each had used at the last
 * look. Time between the last look and the end of a thread is missing. Confined to one thread.
 */
public final class CompilerCpu {

    private final Path tasks;
    private final Map<String, Long> seen = new HashMap<>();

    /** @param pid process id of the JVM, which may be this one */
    public CompilerCpu(long pid) {
        this.tasks = Path.of("/proc", Long.toString(pid), "task");
    }

    /** Nanoseconds since the JVM began, never less than before; empty where the kernel does not tell. */
    public OptionalLong nanos() {
        try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
            for (Path thread : threads) {
                look(thread);
            }
        } catch (IOException e) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(seen.values().stream().mapToLong(Long::longValue).sum());
    }

    private void look(Path thread) {
        try {
            // The kernel keeps fifteen characters of "C1 CompilerThread0" and "C2 CompilerThread0".
            if (Files.readString(thread.resolve("comm")).matches("C[12] CompilerThre.*\\s*")) {
                String nanos = Files.readString(thread.resolve("schedstat")).split(" ")[0];
                seen.put(thread.getFileName().toString(), Long.parseLong(nanos));
            }
        } catch (IOException ended) {
            // The thread ended between the listing and the look.
        }
    }
}
