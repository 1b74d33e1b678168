package io.connect.testbed.process;

import java.net.URI;
import java.time.Duration;

/**
 * A service of the environment: one forked JVM with one HTTP port on loopback. The launcher owns and ends the process.
 *
 * <p>One thread starts it and waits for it. Any thread may call the other methods after the start.
 */
public abstract class ForkedService {
    /** Long enough for a machine that starts a whole environment at the same time. */
    private static final Duration START_DEADLINE = Duration.ofSeconds(180);

    private final JvmLauncher launcher;
    private final int port;
    private volatile JvmProcess process;

    /** @param ports the source of the port; the caller closes it */
    protected ForkedService(JvmLauncher launcher, PortLease ports) {
        this.launcher = launcher;
        this.port = ports.next();
    }

    /** Writes the files that the program reads at its start, and returns the program to fork. */
    protected abstract JvmSpec spec();

    /** Whether the service is usable; called repeatedly during the start. */
    protected boolean isReady() {
        return Loopback.accepts(port);
    }

    /** Starts the process and returns immediately. */
    public final void start() {
        process = launcher.start(spec());
    }

    /**
     * Waits until the service is usable.
     *
     * @throws ProcessFailedException when it ends or takes too long, with the end of its log
     */
    public final void awaitReady() {
        process.awaitReady("it answered at " + endpoint(), START_DEADLINE, this::isReady);
    }

    /** Direct address, without any link or fault. */
    public URI endpoint() {
        return URI.create("http://127.0.0.1:" + port);
    }

    /** Port of 127.0.0.1, constant from the constructor on. */
    public final int port() {
        return port;
    }

    /** The running program, after {@link #start()}. */
    public final JvmProcess process() {
        return process;
    }
}
