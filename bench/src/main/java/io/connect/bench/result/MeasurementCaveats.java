package io.connect.bench.result;

import io.connect.reports.model.RunResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The reasons for which a measured speed says little about the subject. */
public final class MeasurementCaveats {

    /** Maximum share of the machine, in percent, that other programs may use during a run. */
    static final double MOST_FOREIGN = 15;
    /** Maximum share of the machine, in percent, that its host may take away. */
    static final double MOST_STEAL = 10;
    /** The fixed piece of work may take at most this many times its shortest time. */
    static final double MOST_SLOWDOWN = 1.4;

    private MeasurementCaveats() {}

    /** The reasons in one text; empty for a run that was warm and undisturbed. */
    public static Optional<String> about(RunResult.Conditions conditions) {
        List<String> reasons = new ArrayList<>();
        if (Boolean.FALSE.equals(conditions.steady())) {
            reasons.add(
                    conditions.warmUpSeconds() == null
                            ? "not steady: its speed still changed at the end of its warm-up"
                            : String.format(
                                    Locale.ROOT,
                                    "not steady: its speed still changed after a warm-up of %.0f s and %,d messages",
                                    conditions.warmUpSeconds(),
                                    conditions.warmUpMessages()));
        }
        ofMachine(conditions).ifPresent(reasons::add);
        return reasons.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", reasons));
    }

    /** The reasons that concern only the machine; a run with one of these can be repeated. */
    public static Optional<String> ofMachine(RunResult.Conditions conditions) {
        if (exceeds(conditions.foreignPercent(), MOST_FOREIGN)) {
            return Optional.of(text("machine: other programs took %.0f %% of it", conditions.foreignPercent()));
        }
        if (exceeds(conditions.stealPercent(), MOST_STEAL)) {
            return Optional.of(text("machine: its host took %.0f %% of it away", conditions.stealPercent()));
        }
        if (exceeds(conditions.slowdown(), MOST_SLOWDOWN)) {
            return Optional.of(text(
                    "machine: it took %.1f times as long as before for a fixed piece of work", conditions.slowdown()));
        }
        return Optional.empty();
    }

    private static boolean exceeds(Double value, double most) {
        return value != null && value > most;
    }

    private static String text(String format, Object value) {
        return String.format(Locale.ROOT, format, value);
    }
}
