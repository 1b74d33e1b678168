package io.connect.bench.run;

/** Where the run of a scenario stands; it only ever moves forward. */
public enum Stage {
    /** Environment, queues, topic and connector are being made. */
    ARRANGING,
    /** The paced load is offered. */
    LOADING,
    /** The load has ended; arrivals are waited for. */
    DRAINING,
    /** The connector stands still while a backlog is put into the queues. */
    FILLING,
    /** The connector drains the backlog. */
    EMPTYING,
    /** All is over, with or without success. */
    FINISHED
}
