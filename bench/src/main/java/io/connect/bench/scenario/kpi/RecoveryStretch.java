package io.connect.bench.scenario.kpi;

import java.time.Duration;

/** The periods of steady state that are needed to see whether a run has recovered from a fault. */
public final class RecoveryStretch {

    /**
     * A run has recovered when its figures are normal for this long. One second with a hundred messages has too few for a p95.
     */
    public static final Duration AFTER = Duration.ofSeconds(10);

    /** The shortest period before a fault that shows the normal figures. */
    public static final Duration BEFORE = AFTER.dividedBy(2);

    private RecoveryStretch() {}
}
