package io.connect.testbed.process;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A forked JVM, with its log file, start and end.
 *
 * <p>The process ends with this one, whatever happens ({@link LifelineAgent}). Starting and stopping is thread-safe.
 */
public final class JvmProcess implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(JvmProcess.class);
    private static final Duration PROBE_INTERVAL = Duration.ofMillis(100);
    private static final Duration KILL_DEADLINE = Duration.ofSeconds(10);
    private static final int LOG_LINES_IN_ERRORS = 25;
    /** Enough for these lines; a log can have gigabytes. */
    private static final int LOG_BYTES_IN_ERRORS = 64 * 1024;

    private final JvmSpec spec;
    private final Path logFile;
    private final Process process;
    private final int jmxPort;
    private volatile boolean endIsWanted;

    JvmProcess(JvmSpec spec, Path logFile, Process process, int jmxPort) {
        this.spec = spec;
        this.logFile = logFile;
        this.process = process;
        this.jmxPort = jmxPort;
    }

    /** Role and number, such as {@code worker-1}. */
    public String name() {
        return spec.name();
    }

    /** The specification of the program. A second start with it uses the same ports. */
    public JvmSpec spec() {
        return spec;
    }

    public long pid() {
        return process.pid();
    }

    /** Handle for CPU time and liveness. */
    public ProcessHandle handle() {
        return process.toHandle();
    }

    /** Port on 127.0.0.1 of its JMX connector, for heap, GC and the program's own metrics. */
    public int jmxPort() {
        return jmxPort;
    }

    /** Everything the program printed. */
    public Path logFile() {
        return logFile;
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** True when the process ended without a request of this JVM. */
    public boolean diedByItself() {
        return !process.isAlive() && !endIsWanted;
    }

    /** True after this JVM has requested the end of the process, even if it has not ended yet. */
    public boolean wasToldToEnd() {
        return endIsWanted;
    }

    /**
     * Waits until a probe says the program is ready.
     *
     * @param what name of the awaited condition, for the error
     * @param deadline how long to wait
     * @param ready called every 100 ms, must return within about a second
     * @throws ProcessFailedException when the program ends or the deadline passes, with the last lines of its log
     */
    public void awaitReady(String what, Duration deadline, BooleanSupplier ready) {
        long end = System.nanoTime() + deadline.toNanos();
        while (!ready.getAsBoolean()) {
            if (!process.isAlive()) {
                throw new ProcessFailedException(name() + " ended with exit code " + process.exitValue() + " before "
                        + what + "; its log " + logFile + " ends with:\n" + logTail());
            }
            if (System.nanoTime() > end) {
                throw new ProcessFailedException(name() + " is running, but nobody waits longer than "
                        + deadline.toSeconds() + " s until " + what + "; its log " + logFile + " ends with:\n"
                        + logTail());
            }
            pause();
        }
    }

    /**
     * Waits until a program that ends by itself has ended.
     *
     * @return its exit code
     */
    public int awaitExit() {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted while waiting for " + name());
        }
    }

    /** Ends the process immediately, as kill -9 does. Returns when the process has ended. */
    public void kill() {
        signalKill();
        awaitEnd(KILL_DEADLINE);
    }

    /** Sends the kill without waiting. */
    void signalKill() {
        endIsWanted = true;
        process.destroyForcibly();
    }

    /**
     * Asks the process to end (SIGTERM), and kills it if it does not.
     *
     * @param grace how long it may take
     * @return true when it ended without a kill
     */
    public boolean stop(Duration grace) {
        endIsWanted = true;
        process.destroy();
        if (awaitEnd(grace)) {
            return true;
        }
        log.warn("{} (pid {}) did not end within {} s of SIGTERM: killed", name(), pid(), grace.toSeconds());
        kill();
        return false;
    }

    /** As {@link #kill()}: the data of a testbed is worthless after the run, and its programs stop slowly. */
    @Override
    public void close() {
        kill();
    }

    /** The last lines of the log, for error messages. */
    public String logTail() {
        try (SeekableByteChannel file = Files.newByteChannel(logFile)) {
            file.position(Math.max(0, file.size() - LOG_BYTES_IN_ERRORS));
            // A program need not print UTF-8. Files.readAllLines would refuse such a log.
            String end = new String(Channels.newInputStream(file).readAllBytes(), StandardCharsets.UTF_8);
            List<String> lines = end.lines().toList();
            return lines.subList(Math.max(0, lines.size() - LOG_LINES_IN_ERRORS), lines.size()).stream()
                    .map(line -> "  | " + line)
                    .collect(Collectors.joining("\n"));
        } catch (IOException e) {
            return "  | (unreadable: " + e.getMessage() + ")";
        }
    }

    private boolean awaitEnd(Duration deadline) {
        try {
            return process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void pause() {
        try {
            // Returns early when the process ends, so that a failed start is reported immediately.
            process.waitFor(PROBE_INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProcessFailedException("interrupted while waiting for " + name());
        }
    }

    @Override
    public String toString() {
        return name() + " (pid " + pid() + ")";
    }
}
