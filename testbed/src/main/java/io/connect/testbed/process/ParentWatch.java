package io.connect.testbed.process;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends this JVM when the program that started it has ended.
 *
 * <p>Build tools fork the JVM of a simulation or a test suite, and end it when they end. After kill -9 of a build tool,
 * however, the fork would continue to run with its brokers and workers. The watched processes are the nearest ancestor that is a
 * JVM (Maven, or an IDE) and the shells in between. Surefire starts its fork through a shell. Forked programs of the testbed do
 * not need this: they end with their {@link LifelineAgent lifeline}.
 */
public final class ParentWatch {
    private static final Logger log = LoggerFactory.getLogger(ParentWatch.class);
    private static final Set<String> SHELLS = Set.of("sh", "bash", "dash", "zsh", "ksh");
    /** The time for shutdown hooks before the JVM is halted. */
    private static final long HOOKS_SECONDS = 5;

    private static final AtomicBoolean started = new AtomicBoolean();

    private ParentWatch() {}

    /** Starts watching; later calls do nothing. Does nothing if no ancestor is a JVM. */
    public static void start() {
        if (!started.compareAndSet(false, true)) {
            return;
        }
        ProcessHandle watched = ProcessHandle.current();
        while (true) {
            Optional<ProcessHandle> parent = watched.parent();
            if (parent.isEmpty()) {
                return;
            }
            watched = parent.get();
            String program = program(watched);
            if (!SHELLS.contains(program) && !program.equals("java")) {
                return;
            }
            long pid = watched.pid();
            watched.onExit().thenRun(() -> endWith(pid, program));
            if (program.equals("java")) {
                return;
            }
        }
    }

    private static String program(ProcessHandle process) {
        String command = process.info().command().orElse("");
        return command.substring(command.lastIndexOf('/') + 1);
    }

    private static void endWith(long pid, String program) {
        log.error("{} (pid {}), which started this JVM, is gone: ending with it", program, pid);
        Thread halt = new Thread(
                () -> {
                    try {
                        TimeUnit.SECONDS.sleep(HOOKS_SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    Runtime.getRuntime().halt(143);
                },
                "halt-without-parent");
        halt.setDaemon(true);
        halt.start();
        new Thread(() -> System.exit(143), "exit-without-parent").start();
    }
}
