package io.connect.bench.run;

/** The stages of a run, which it passes in this order. */
public enum Stage {
    /** Environment, queues, topic and connector are being created. */
    ARRANGING,
    /** The paced load is offered. */
    LOADING,
    /** The load has ended, and the run waits for the remaining arrivals. */
    DRAINING,
    /** The connector is stopped while the queues are filled with a backlog. */
    FILLING,
    /** The connector drains the backlog. */
    EMPTYING,
    /** The run has ended, with or without success. */
    FINISHED
}
