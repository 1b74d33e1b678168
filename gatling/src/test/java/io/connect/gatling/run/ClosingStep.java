package io.connect.gatling.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done after the last run, on a thread of its own, while Gatling is kept alive and takes entries for its log. */
abstract class ClosingStep implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(ClosingStep.class);

    private final String request;
    private volatile GatlingLog gatling;
    private volatile boolean done;

    /**
     * A step that is not done yet.
     *
     * @param request name in Gatling's log under which its outcome is told
     */
    ClosingStep(String request) {
        this.request = request;
    }

    /** Told before {@link #run}. */
    final void engineIs(GatlingLog known) {
        gatling = known;
    }

    /** Whether Gatling may end. */
    final boolean isDone() {
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
    abstract void close();

    /** Tells that all is well. */
    final void succeeded() {
        long now = System.currentTimeMillis();
        gatling.ok(request, now, now);
    }

    /** Tells what is not. */
    final void failed(String reason) {
        gatling.failed(request, System.currentTimeMillis(), reason);
    }
}
