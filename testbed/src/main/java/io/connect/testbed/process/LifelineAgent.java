package io.connect.testbed.process;

/**
 * Java agent in every forked JVM: ends it as soon as its standard input closes.
 *
 * <p>The parent owns the other end of that pipe and never writes to it. When the parent ends, even by kill -9, the kernel
 * closes the pipe and this JVM ends within milliseconds. No process ids are polled, so none can be confused.
 *
 * <p>It runs inside foreign programs, so it uses only the JDK and no other class of the testbed.
 */
public final class LifelineAgent {
    /** The exit code that a shell reports for a process ended by SIGTERM. */
    private static final int ENDED_WITH_PARENT = 143;

    private LifelineAgent() {}

    /** Called by the JVM before the program's own main method. */
    public static void premain(String arguments) {
        Thread lifeline = new Thread(LifelineAgent::haltAtEndOfInput, "lifeline");
        lifeline.setDaemon(true);
        lifeline.start();
    }

    private static void haltAtEndOfInput() {
        try {
            while (System.in.read() >= 0) {
                // No byte is ever sent. If a byte arrives nevertheless, reading continues.
            }
        } catch (java.io.IOException e) {
            // A broken pipe also means the end.
        }
        // halt, not exit: shutdown hooks of the program would wait for peers that are also ending.
        Runtime.getRuntime().halt(ENDED_WITH_PARENT);
    }
}
