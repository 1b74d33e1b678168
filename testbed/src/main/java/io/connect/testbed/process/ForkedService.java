package io.connect.testbed.process;

import java.net.URI;
import java.time.Duration;

/**
 * A service of the environment that is one forked JVM with one HTTP port on loopback; the process belongs to the launcher,
 * which ends it.
 *
 * <p>Starting and waiting belong to one thread; the rest may be asked from any once the service has started.
 */
public abstract class ForkedService {
    /** Time on a machine that starts a whole environment at once. */
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

    /** Whether it can be used; asked again and again while it starts. */
    protected boolean isReady() {
        return Loopback.accepts(port);
    }

    /** Starts the process and returns at once. */
    public final void start() {
        process = launcher.start(spec());
    }

    /**
     * Waits until the service can be used.
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

    /** Port of 127.0.0.1, the same from the constructor on. */
    public final int port() {
        return port;
    }

    /** The running program, from {@link #start()} on. */
    public final JvmProcess process() {
        return process;
    }
}
