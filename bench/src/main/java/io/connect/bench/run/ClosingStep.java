package io.connect.bench.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work after the last run, on a thread of its own. Gatling is kept alive meanwhile, so that it still takes entries for its
 * log.
 */
public abstract class ClosingStep implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ClosingStep.class);

    private final String request;
    private volatile RunLog engine;
    private volatile boolean done;

    /**
     * A step that is not done yet.
     *
     * @param request name in Gatling's log under which its outcome is told
     */
    protected ClosingStep(String request) {
        this.request = request;
    }

    /** Called before {@link #run}. */
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

    /** Ends the environment, writes the report and tells the outcome. */
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
