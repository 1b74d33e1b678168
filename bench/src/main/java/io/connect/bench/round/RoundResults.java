package io.connect.bench.round;

import io.connect.bench.figure.Targets;
import io.connect.bench.load.Share;
import io.connect.bench.result.MeasurementCaveats;
import io.connect.bench.result.RoundFold;
import io.connect.bench.scenario.Scenario;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects the runs of an invocation, decides which turns are needed, and publishes the results of all variants when the scenario
 * is finished. Used by the threads of the runs, one after the other, and by the JVM's shutdown thread.
 */
public final class RoundResults {

    private static final Logger log = LoggerFactory.getLogger(RoundResults.class);

    private final Share share;
    private final Supplier<Duration> age;
    private final BiConsumer<Scenario, RunResult> published;
    /** Maps a scenario's name to its variants in the order of the file. */
    private final Map<String, Map<Scenario, Gathered>> scenarios = new LinkedHashMap<>();

    private boolean disturbanceStays;

    /** The runs of one variant: the run that counts for each round, and the number of repeated runs. */
    private static final class Gathered {
        private final SortedMap<Integer, RunResult> byRound = new TreeMap<>();
        private int repeated;
        private boolean wantsAgain;
    }

    /**
     * Creates the results of turns that are still to be run.
     *
     * @param share the part of the load that is offered
     * @param age the time since the start of the invocation
     * @param published called with each variant's result, in the order of the file
     */
    public RoundResults(
            List<Turn> turns, Share share, Supplier<Duration> age, BiConsumer<Scenario, RunResult> published) {
        this.share = share;
        this.age = age;
        this.published = published;
        turns.stream()
                // The dry run does not belong to the first variant.
                .filter(Turn::counts)
                .map(Turn::variant)
                .distinct()
                .forEach(variant -> scenarios
                        .computeIfAbsent(variant.name(), any -> new LinkedHashMap<>())
                        .put(variant, new Gathered()));
    }

    /** Whether a turn can be skipped: no run has to be repeated, or the time for repetitions is over. */
    public synchronized boolean skips(Turn turn) {
        Gathered gathered = gathered(turn);
        if (turn.attempt() > 0) {
            return !gathered.wantsAgain || isTimeUp(turn);
        }
        return turn.round() > 0 && isTimeUp(turn);
    }

    private boolean isTimeUp(Turn turn) {
        return turn.variant()
                .rounds()
                .within()
                .filter(within -> age.get().compareTo(within) > 0)
                .isPresent();
    }

    /** Adds the result of a turn. */
    public synchronized void add(Turn turn, RunResult result) {
        if (!turn.counts()) {
            return;
        }
        Gathered gathered = gathered(turn);
        boolean spoiled = isSpoiled(result);
        gathered.byRound.merge(turn.round(), result, RoundResults::better);
        gathered.repeated += turn.attempt() > 0 ? 1 : 0;
        // A machine that is disturbed in all attempts will stay disturbed: more attempts would only take time.
        boolean byTheMachine = spoiled && result.verdict() != Verdict.VOID;
        disturbanceStays |= byTheMachine && turn.attempt() == Schedule.MOST_ATTEMPTS - 1;
        gathered.wantsAgain = spoiled && !disturbanceStays;
    }

    private static boolean isSpoiled(RunResult result) {
        return result.verdict() == Verdict.VOID
                || Optional.ofNullable(result.conditions())
                        .flatMap(MeasurementCaveats::ofMachine)
                        .isPresent();
    }

    /** Chooses between two attempts: the undisturbed one, or else the less disturbed one. Losses of both count. */
    private static RunResult better(RunResult before, RunResult again) {
        if (isIncorrect(before) || isIncorrect(again)) {
            return isIncorrect(before) ? before : again;
        }
        if (isSpoiled(before) != isSpoiled(again)) {
            return isSpoiled(before) ? again : before;
        }
        return disturbance(again) < disturbance(before) ? again : before;
    }

    private static boolean isIncorrect(RunResult result) {
        return result.verdict() != Verdict.PASS && result.verdict() != Verdict.VOID;
    }

    private static double disturbance(RunResult result) {
        return Optional.ofNullable(result.conditions())
                .map(RunResult.Conditions::foreignPercent)
                .orElse(0.0);
    }

    /**
     * Marks a turn as finished, whether or not it was run. After a scenario's last turn, the results of its variants are
     * published.
     */
    public synchronized void over(Turn turn) {
        if (turn.isLast()) {
            publish(turn.variant().name());
        }
    }

    /** Writes the results so far, when the invocation ends early. Returns whether there were any results. */
    public synchronized boolean publishAll() {
        List<String> open = new ArrayList<>(scenarios.keySet());
        return open.stream().map(this::publish).reduce(false, Boolean::logicalOr);
    }

    private boolean publish(String name) {
        Map<Scenario, Gathered> variants = scenarios.remove(name);
        if (variants == null) {
            return false;
        }
        boolean any = false;
        for (Map.Entry<Scenario, Gathered> entry : variants.entrySet()) {
            Gathered gathered = entry.getValue();
            if (!gathered.byRound.isEmpty()) {
                try {
                    published.accept(entry.getKey(), folded(entry.getKey(), gathered, variants));
                } catch (RuntimeException e) {
                    log.error("cannot make the result of {}", entry.getKey().id(), e);
                }
                any = true;
            }
        }
        return any;
    }

    private RunResult folded(Scenario variant, Gathered gathered, Map<Scenario, Gathered> all) {
        RunResult folded = RoundFold.of(variant, share, gathered.byRound, figures(variant, gathered, all));
        RunResult.Conditions conditions = folded.conditions();
        return conditions == null || gathered.repeated == 0
                ? folded
                : folded.toBuilder()
                        .conditions(conditions.withRepeated(gathered.repeated))
                        .build();
    }

    private static Targets.Rounds figures(Scenario own, Gathered gathered, Map<Scenario, Gathered> all) {
        return new Targets.Rounds() {
            @Override
            public List<Double> own(String metricId) {
                return byRound(gathered, metricId, result -> true);
            }

            @Override
            public List<Double> other(String variant, String metricId) {
                return all.entrySet().stream()
                        .filter(entry -> entry.getKey().variant().equals(Optional.of(variant)))
                        // If several subjects run the variant, the result with the same subject is used.
                        .min(Comparator.comparing(
                                entry -> !entry.getKey().subject().equals(own.subject())))
                        .map(entry -> byRound(entry.getValue(), metricId, RoundResults::isSound))
                        .orElse(List.of());
            }

            @Override
            public int wanted() {
                return own.rounds().count();
            }
        };
    }

    /** Whether the figures are sound. A figure that is too low would make a target relative to it too easy. */
    private static boolean isSound(RunResult result) {
        return result.conditions() == null
                || MeasurementCaveats.about(result.conditions()).isEmpty();
    }

    /** The values of a metric by round; null for a round without a usable figure. */
    private static List<Double> byRound(Gathered gathered, String metricId, Predicate<RunResult> usable) {
        int rounds = gathered.byRound.keySet().stream()
                .mapToInt(round -> round + 1)
                .max()
                .orElse(0);
        List<Double> values = new ArrayList<>(Collections.nCopies(rounds, null));
        gathered.byRound.forEach((round, result) -> {
            if (usable.test(result)) {
                values.set(round, result.value(metricId).orElse(null));
            }
        });
        return values;
    }

    private Gathered gathered(Turn turn) {
        Map<Scenario, Gathered> variants = scenarios.get(turn.variant().name());
        // When the JVM ends early, the results are published before all runs have added theirs.
        return variants == null ? new Gathered() : variants.get(turn.variant());
    }
}
