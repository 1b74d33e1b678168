package io.connect.bench.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work after the last run, on a separate thread. Gatling is kept alive until the work is done, so that it still accepts entries
 * for its log.
 */
public abstract class ClosingStep implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ClosingStep.class);

    private final String request;
    private volatile RunLog engine;
    private volatile boolean done;

    /**
     * Creates a step that is not done yet.
     *
     * @param request the name of its outcome in Gatling's log
     */
    protected ClosingStep(String request) {
        this.request = request;
    }

    /** Sets the log. Called before {@link #run}. */
    public final void logIs(RunLog known) {
        engine = known;
    }

    /** Whether Gatling may end. */
    public final boolean isDone() {
        return done;
    }

    @Override
    public final void run() {
        try {
            close();
        } catch (RuntimeException e) {
            log.error("cannot write the report", e);
            failed("the report could not be written: " + e);
        } finally {
            done = true;
        }
    }

    /** Stops the environment, writes the report and reports the outcome. */
    protected abstract void close();

    /** Logs the step as done. */
    protected final void succeeded() {
        long now = System.currentTimeMillis();
        engine.ok(request, now, now);
    }

    /** Logs the step as failed, with the reason. */
    protected final void failed(String reason) {
        engine.failed(request, System.currentTimeMillis(), reason);
    }
}
