package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The CPU time of another process. */
final class CpuClock {

    /** Fields of /proc/PID/stat after the closing parenthesis of the name, see proc(5). */
    private static final int USER_TICKS = 11;

    private static final int SYSTEM_TICKS = 12;

    /** USER_HZ, 100 on every Linux that a JDK runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private final ProcessHandle process;

    CpuClock(ProcessHandle process) {
        this.process = process;
    }

    double seconds() {
        Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
        try {
            String text = Files.readString(stat);
            String[] fields = text.substring(text.lastIndexOf(')') + 2).split(" ");
            return (Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS])) / TICKS_PER_SECOND;
        } catch (IOException e) {
            Optional<Duration> total = process.info().totalCpuDuration();
            return total.map(duration -> duration.toNanos() / 1e9).orElse(Double.NaN);
        }
    }
}
