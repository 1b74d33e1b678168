package io.connect.bench.scenario.kpi;

import java.time.Duration;

/** The lengths of steady state that show whether a run has recovered from a fault. */
public final class RecoveryStretch {

    /** A run has recovered once a stretch of this length is as usual: one second of a hundred messages has too few for a p95. */
    public static final Duration AFTER = Duration.ofSeconds(10);

    /** The shortest stretch before a fault that shows the usual figures. */
    public static final Duration BEFORE = AFTER.dividedBy(2);

    private RecoveryStretch() {}
}
