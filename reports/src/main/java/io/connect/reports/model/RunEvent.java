package io.connect.reports.model;

/**
 * An event of the run that deserves a mark on the time axis.
 *
 * @param at seconds since the run's start
 * @param what the event, for example {@code worker-1 killed} or {@code task 0 RUNNING}
 */
public record RunEvent(double at, String what) {

    public RunEvent {
        Checks.finite("event at", at);
        Checks.text("event what", what);
    }
}
