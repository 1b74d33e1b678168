package io.connect.bench.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.load.Share;
import io.connect.bench.scenario.ProjectScenarios;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Selection;
import io.connect.reports.model.Account;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.RunResult.Conditions;
import io.connect.reports.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/**
 * Two variants with three rounds each. {@code connector} has a target of more than 1,000/s, and {@code half-core} of 15 % of the
 * connector's rate.
 */
class RoundResultsTest {

    private static final Conditions QUIET = conditions(true, 2.0);
    private static final Conditions DISTURBED = conditions(true, 40.0);
    private static final Conditions COLD = conditions(false, 2.0);

    private final List<Turn> turns = Schedule.of(
            ProjectScenarios.FILE.select(
                    Selection.all("quick").named("first-verdict@connector,first-verdict@half-core")),
            0);
    private final List<RunResult> published = new ArrayList<>();
    private Duration age = Duration.ZERO;
    private final RoundResults results =
            new RoundResults(turns, Share.WHOLE, () -> age, (variant, result) -> published.add(result));

    private interface Run {
        RunResult of(Turn turn);
    }

    @Test
    void givesOutTheMedianOfTheRoundsWithEachOfThemWhenTheLastTurnIsOver() {
        double[] rates = {3_000, 5_000, 4_000};
        runAll(turn -> drained(turn, isConnector(turn) && turn.counts() ? rates[turn.round()] : 1_000, QUIET));

        assertThat(published)
                .extracting(RunResult::name)
                .containsExactly("first-verdict@connector", "first-verdict@half-core");
        MetricResult rate = published.get(0).metrics().get("drain-rate");
        assertThat(rate.value()).isEqualTo(4_000);
        assertThat(rate.blocks()).containsExactly(3_000.0, 5_000.0, 4_000.0);
        assertThat(published.get(0).account().delivered()).isEqualTo(300);
        assertThat(published).extracting(RunResult::verdict).containsOnly(Verdict.PASS);
    }

    @Test
    void keepsTheOrderOfTheFileWhicheverVariantHasTheDryRun() {
        List<Turn> withTheLoop = Schedule.of(
                ProjectScenarios.FILE.select(
                        Selection.all("quick").named("first-verdict@bare-loop,first-verdict@connector")),
                0);
        RoundResults ofBoth =
                new RoundResults(withTheLoop, Share.WHOLE, () -> age, (variant, result) -> published.add(result));

        withTheLoop.forEach(turn -> {
            ofBoth.add(turn, drained(turn, 4_000, QUIET));
            ofBoth.over(turn);
        });

        assertThat(published)
                .extracting(RunResult::name)
                .containsExactly("first-verdict@bare-loop", "first-verdict@connector");
    }

    @Test
    void aDryRunCountsForNothing() {
        runAll(turn -> drained(turn, turn.counts() ? 4_000 : 1, QUIET));

        assertThat(published.get(0).metrics().get("drain-rate").blocks()).containsExactly(4_000.0, 4_000.0, 4_000.0);
    }

    @Test
    void countsLossesOfASingleRound() {
        runAll(turn -> drained(turn, 4_000, QUIET).toBuilder()
                .account(
                        turn.round() == 1 && isConnector(turn)
                                ? new Account(100, 100, 99, 1, 0, 0, 0, 0, 0)
                                : new Account(100, 100, 100, 0, 0, 0, 0, 0, 0))
                .build());

        assertThat(published.get(0).verdict()).isEqualTo(Verdict.LOST);
        assertThat(published.get(0).account().lost()).isEqualTo(1);
    }

    @Test
    void cannotTellOfARelativeTargetThatSomePairsMeetAndOthersMiss() {
        double[] halves = {500, 700, 900};
        runAll(turn -> drained(turn, isConnector(turn) ? 4_000 : halves[turn.round()], QUIET));

        assertThat(published.get(1).verdict()).isEqualTo(Verdict.VOID);
        assertThat(published.get(1).reasons())
                .singleElement()
                .asString()
                .contains("was not judged: cannot tell: 2 of 3 pairs meet it");
    }

    @Test
    void repeatsADisturbedRoundAndCountsTheGoodAttempt() {
        runAll(turn -> drained(
                turn,
                turn.attempt() == 0 ? 2_000 : 4_000,
                turn.attempt() == 0 && isConnector(turn) ? DISTURBED : QUIET));

        RunResult connector = published.get(0);
        assertThat(connector.metrics().get("drain-rate").blocks()).containsExactly(4_000.0, 4_000.0, 4_000.0);
        assertThat(connector.conditions().repeated()).isEqualTo(3);
        assertThat(connector.conditions().foreignPercent()).isEqualTo(2);
    }

    @Test
    void countsLossesOfADisturbedAttempt() {
        runAll(turn -> turn.attempt() == 0 && turn.round() == 0 && isConnector(turn)
                ? drained(turn, 4_000, DISTURBED).toBuilder()
                        .verdict(Verdict.LOST)
                        .account(new Account(100, 100, 99, 1, 0, 0, 0, 0, 0))
                        .build()
                : drained(turn, 4_000, QUIET));

        assertThat(published.get(0).verdict()).isEqualTo(Verdict.LOST);
    }

    @Test
    void stopsDoingRunsAgainOnAMachineThatStaysDisturbed() {
        List<Turn> run = runAll(turn -> drained(turn, 4_000, DISTURBED));

        assertThat(run).filteredOn(turn -> turn.attempt() > 0).hasSize(2);
        assertThat(published.get(0).verdict()).as("still more than 1000/s").isEqualTo(Verdict.PASS);
        assertThat(published.get(1).verdict()).as("relative to another variant").isEqualTo(Verdict.VOID);
        assertThat(published.get(1).reasons())
                .singleElement()
                .asString()
                .endsWith("was not judged: cannot tell: no round of @connector was measured warm and undisturbed");
    }

    @Test
    void doesNotHoldATargetAgainstASubjectThatIsNotWarmUnlessItIsMetEvenSo() {
        runAll(turn -> drained(turn, isConnector(turn) ? 900 : 800, COLD));

        assertThat(published.get(0).verdict()).isEqualTo(Verdict.VOID);
        assertThat(published.get(0).metrics().get("drain-rate").unjudged()).startsWith("not steady:");
    }

    @Test
    void leavesOutRepetitionsWhenTheTimeIsUpAndSaysHowManyThereWere() {
        runAll(turn -> {
            age = Duration.ofMinutes(5);
            return drained(turn, 4_000, QUIET);
        });

        assertThat(published).hasSize(2);
        assertThat(published.get(0).conditions().rounds()).isEqualTo(1);
        assertThat(published.get(0).conditions().roundsWanted()).isEqualTo(3);
    }

    @Test
    void publishesFinishedRoundsWhenTheInvocationEndsEarly() {
        Turn first = turns.get(1);
        results.add(first, drained(first, 4_000, QUIET));

        assertThat(results.publishAll()).isTrue();
        assertThat(published).extracting(RunResult::name).containsExactly("first-verdict@connector");
        assertThat(results.publishAll()).isFalse();
    }

    @Test
    void aRoundThatBrokeSaysEachReasonOnce() {
        Turn first = turns.get(1);
        String nothing = "SQS accepted no message, so there is nothing to judge";
        results.add(
                first,
                drained(first, 4_000, QUIET).toBuilder()
                        .verdict(Verdict.BROKEN)
                        .reasons(List.of("there is no such connector", nothing))
                        .account(Account.EMPTY)
                        .build());

        results.publishAll();

        assertThat(published.get(0).reasons()).containsExactly("there is no such connector", nothing);
    }

    private List<Turn> runAll(Run run) {
        List<Turn> done = new ArrayList<>();
        for (Turn turn : turns) {
            if (!results.skips(turn)) {
                done.add(turn);
                results.add(turn, run.of(turn));
            }
            results.over(turn);
        }
        return done;
    }

    private static boolean isConnector(Turn turn) {
        return turn.variant().variant().filter(Predicate.isEqual("connector")).isPresent();
    }

    private static RunResult drained(Turn turn, double rate, Conditions conditions) {
        Scenario scenario = turn.scenario();
        return RunResult.of("run", scenario.name(), scenario.profile())
                .variant(scenario.variant().orElseThrow())
                .verdict(Verdict.PASS)
                .startedAt(Instant.EPOCH)
                .provenance(new Provenance(
                        new Provenance.Git("abc", null, false),
                        new Machine("cpu", 2, 1L << 34, "Linux 6 amd64", "jvm 17"),
                        Map.of()))
                .load(new Load(0, 0, 1, 1_000, 10, null, 100))
                .account(new Account(100, 100, 100, 0, 0, 0, 0, 0, 0))
                .metrics(Map.of(
                        "drain-rate", MetricResult.of(Metric.DRAIN_RATE, rate),
                        "heap", MetricResult.of(Metric.HEAP, 5),
                        "error-rate", MetricResult.of(Metric.ERROR_RATE, 0),
                        "lost", MetricResult.of(Metric.LOST, 0),
                        "task-failures", MetricResult.of(Metric.TASK_FAILURES, 0),
                        "crashes", MetricResult.of(Metric.CRASHES, 0)))
                .conditions(conditions)
                .build();
    }

    private static Conditions conditions(boolean steady, double foreignPercent) {
        return new Conditions(steady, 10.0, 5_000L, foreignPercent, 0.0, 1.0, 1, 1, 0);
    }
}
