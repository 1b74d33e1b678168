package io.connect.testbed.limit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Stops and continues processes by signal, through one shell that waits for commands.
 *
 * <p>Java cannot send SIGSTOP, and starting a process for each signal would take longer than a pulse of a CPU limit. The shell
 * is also a safeguard. A stopped process cannot notice that its parent has ended. When this JVM ends in any way, the shell
 * reads the end of its input and continues the stopped processes. Thread-safe.
 */
final class Signals implements AutoCloseable {
    // A Ctrl-C at the terminal reaches the shell as well. The shell must survive it in order to continue the stopped
    // processes.
    private static final String SCRIPT = """
            trap '' INT TERM HUP
            stopped=
            while read -r signal pid; do
              kill -s "$signal" "$pid" 2>/dev/null
              case "$signal$stopped " in
                CONT* | *" $pid "*) ;;
                *) stopped="$stopped $pid" ;;
              esac
            done
            for pid in $stopped; do kill -s CONT "$pid" 2>/dev/null; done
            """;

    private final Process shell;
    private final Writer commands;

    Signals() {
        try {
            shell = new ProcessBuilder(List.of("sh", "-c", SCRIPT))
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot pause processes: no POSIX shell can be started", e);
        }
        commands = shell.outputWriter(StandardCharsets.US_ASCII);
    }

    void stop(long pid) {
        send("STOP", pid);
    }

    void resume(long pid) {
        send("CONT", pid);
    }

    private synchronized void send(String signal, long pid) {
        try {
            commands.write(signal + " " + pid + "\n");
            commands.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + signal + " to process " + pid, e);
        }
    }

    /** Continues all stopped processes. */
    @Override
    public void close() {
        try {
            commands.close();
            shell.waitFor(2, TimeUnit.SECONDS);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot end the shell that pauses processes", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
