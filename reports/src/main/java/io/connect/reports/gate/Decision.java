package io.connect.reports.gate;

/** The decision from a series of pairs. */
public enum Decision {
    /** The bound excludes a worsening beyond the limit. */
    PASS,
    /** The candidate is worse by more than the limit, and the bound confirms it. */
    FAIL,
    /** Not decided yet; more pairs may decide. */
    INCONCLUSIVE
}
