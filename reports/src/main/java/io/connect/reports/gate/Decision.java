package io.connect.reports.gate;

/** What a series of pairs comes to. */
public enum Decision {
    /** The bound excludes a change for the worse beyond the limit. */
    PASS,
    /** The candidate is worse by more than the limit, and the bound agrees. */
    FAIL,
    /** Neither can be said yet; more pairs may tell. */
    INCONCLUSIVE
}
