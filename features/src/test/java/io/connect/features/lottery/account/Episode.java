package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.FaultKind;
import io.connect.features.lottery.plan.Lane;
import java.util.Locale;
import java.util.Optional;

/**
 * A fault or a repair, with its actual times.
 *
 * @param number the number of the planned fault; 0 for a repair that was not planned, such as the restart of a failed task
 * @param kind the kind of the planned fault; empty for a repair
 * @param target the faulted part; for a repair, a lane, a worker or a broker
 * @param text a description
 * @param startMs the start, counted from the beginning of the load
 * @param endMs the time of its removal; {@link Long#MAX_VALUE} while it is active
 */
public record Episode(int number, Optional<FaultKind> kind, String target, String text, long startMs, long endMs) {
    /**
     * A fault has effects after its end: workers start and rebalance, and open transactions time out (10 s). Messages are
     * received again after their visibility timeout (15 s).
     */
    private static final long FELT_MS = 60_000;

    /** Whether it was active, or still had effects, between these moments. */
    public boolean isFelt(long fromMs, long toMs) {
        return startMs <= toMs && (endMs > Long.MAX_VALUE - FELT_MS || endMs + FELT_MS >= fromMs);
    }

    /** Whether it can cause messages of a lane to arrive again. */
    boolean repeats(Lane lane) {
        return kind.map(known -> known.repeats(target, lane))
                .orElseGet(() -> target.equals(lane.text())
                        || lane.cluster().workers().contains(target)
                        || target.startsWith("broker-"));
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s %s (%.1f s to %s)",
                number == 0 ? "repair" : "fault " + number,
                text,
                startMs / 1e3,
                endMs == Long.MAX_VALUE ? "now" : String.format(Locale.ROOT, "%.1f s", endMs / 1e3));
    }
}
