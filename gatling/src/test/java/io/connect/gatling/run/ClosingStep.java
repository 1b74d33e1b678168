package io.connect.gatling.run;

/** What is done after the last run, on a thread of its own, while Gatling is kept alive and takes entries for its log. */
interface ClosingStep extends Runnable {

    /** Told before {@link #run}. */
    void engineIs(GatlingLog known);

    /** Whether Gatling may end. */
    boolean isDone();
}
