package io.connect.testbed.process;

/**
 * Java agent in every forked JVM: ends it as soon as its standard input closes.
 *
 * <p>The parent holds the other end of that pipe and never writes to it. However the parent ends, also by kill -9, the
 * kernel closes the pipe and this JVM is gone within milliseconds; no process id is polled and none can be mistaken.
 *
 * <p>It runs inside programs that are not ours, so it uses nothing but the JDK and no other class of the testbed.
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
                // Nothing is ever sent. Any byte that comes is not the end.
            }
        } catch (java.io.IOException e) {
            // A broken pipe is the end as well.
        }
        // halt, not exit: shutdown hooks of the program would wait for peers that are dying too.
        Runtime.getRuntime().halt(ENDED_WITH_PARENT);
    }
}
