package io.connect.features.environment;

import io.connect.testbed.process.JvmProcess;
import java.io.IOException;

/** Stops and continues a process from outside, as a host that hangs does. */
public final class Signals {
    private Signals() {}

    /** The process gets no more processor time until {@link #resume}. */
    public static void pause(JvmProcess process) {
        send("-STOP", process);
    }

    /** The process goes on; no harm when it was not paused. */
    public static void resume(JvmProcess process) {
        send("-CONT", process);
    }

    private static void send(String signal, JvmProcess process) {
        try {
            int status = new ProcessBuilder("kill", signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill " + signal + " of " + process + " ended with status " + status);
            }
        } catch (IOException e) {
            throw new IllegalStateException("cannot send " + signal + " to " + process, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while sending " + signal + " to " + process, e);
        }
    }
}
