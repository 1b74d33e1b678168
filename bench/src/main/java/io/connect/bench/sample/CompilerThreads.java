package io.connect.bench.sample;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * CPU time of the JIT compiler threads of one JVM, as Linux counts it. A JVM starts and ends such threads as needed, so the
 * counter is the sum over all threads that were ever seen. Not thread-safe.
 */
public final class CompilerThreads {

    /** Number of samples between two searches for new threads, since most of a JVM's hundred threads are not compilers. */
    private static final int LOOKS_PER_SEARCH = 5;
    /** Linux cuts a thread's name to 15 characters. */
    private static final Pattern NAME = Pattern.compile("(C1 Compiler|C2 Compiler|JVMCI).*");

    private static final Path PROC = Path.of("/proc");

    private final Path tasks;
    private final int looksPerSearch;
    private final Set<String> others = new HashSet<>();
    private final Map<String, Long> alive = new HashMap<>();
    private long endedMicros;
    private int looks;

    /** @param pid process id of a JVM, possibly of this one; sampled once a second or more often */
    public CompilerThreads(long pid) {
        this(tasksOf(pid), LOOKS_PER_SEARCH);
    }

    /** Reads from a folder that contains a folder for each thread. */
    CompilerThreads(Path tasks) {
        this(tasks, LOOKS_PER_SEARCH);
    }

    private CompilerThreads(Path tasks, int looksPerSearch) {
        this.tasks = tasks;
        this.looksPerSearch = looksPerSearch;
    }

    /** Creates a counter for a JVM that is sampled rarely: each sample searches for new threads. */
    public static CompilerThreads seldomAskedAbout(long pid) {
        return new CompilerThreads(tasksOf(pid), 1);
    }

    private static Path tasksOf(long pid) {
        return PROC.resolve(Long.toString(pid)).resolve("task");
    }

    /** CPU time so far; empty if the system does not report it. Only Linux reports it. */
    public OptionalLong micros() {
        if (looks++ % looksPerSearch == 0) {
            search();
        }
        alive.replaceAll((id, before) -> cpuMicros(id).orElse(before));
        return others.isEmpty() && alive.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(endedMicros
                        + alive.values().stream().mapToLong(Long::longValue).sum());
    }

    private void search() {
        Set<String> ids;
        try (Stream<Path> folders = Files.list(tasks)) {
            ids = folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet());
        } catch (IOException gone) {
            return;
        }
        // An id that no longer exists is forgotten, since Linux can reuse it, though only after all other ids.
        others.retainAll(ids);
        endedMicros += alive.entrySet().stream()
                .filter(thread -> !ids.contains(thread.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
        alive.keySet().retainAll(ids);
        for (String id : ids) {
            if (!others.contains(id) && !alive.containsKey(id)) {
                sort(id);
            }
        }
    }

    private void sort(String id) {
        try {
            if (NAME.matcher(text(id, "comm").strip()).matches()) {
                alive.put(id, 0L);
            } else {
                others.add(id);
            }
        } catch (IOException gone) {
            // The process ended between the listing and the sample.
        }
    }

    private OptionalLong cpuMicros(String id) {
        try {
            return OptionalLong.of(ProcStat.ofThread(text(id, "stat")));
        } catch (IOException gone) {
            return OptionalLong.empty();
        }
    }

    private String text(String id, String file) throws IOException {
        return new String(Files.readAllBytes(tasks.resolve(id).resolve(file)), StandardCharsets.UTF_8);
    }
}
