package io.connect.bench.pair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.gate.GateRule;
import io.connect.reports.gate.PairFile;
import io.connect.reports.gate.PairLine;
import io.connect.reports.gate.VoidPair;
import io.connect.reports.model.Account;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.RunResultBuilder;
import io.connect.reports.model.Verdict;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PairScoreTest {

    private static final RunResult SAMPLE = sample();

    @TempDir
    Path folder;

    private PairScore score;

    @BeforeEach
    void begin() {
        score = score(GateRule.DEFAULT);
    }

    @Test
    void writesALineForThePairAndOneForItsControl() {
        pair(1, 1_000, 1_100, 990);

        List<PairLine> lines = PairFile.read(folder.resolve("pairs.jsonl")).lines();
        assertThat(lines).extracting(PairLine::control).containsExactly(false, true);
        assertThat(lines.get(0).pair().candidate()).isEqualTo(1_100);
        assertThat(lines.get(1).pair().candidate()).isEqualTo(990);
    }

    @Test
    void eachPairIsOnWorkersOfItsOwn() {
        for (int pair = 1; pair <= 6; pair++) {
            pair(pair, 1_000, 1_000, 1_000);
        }

        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).lines())
                .filteredOn(line -> !line.control())
                .extracting(line -> line.pair().workers())
                .containsExactly("01", "02", "03", "04", "05", "06");
    }

    @Test
    void thePairOnNewBrokersIsNotCounted() {
        pair(PairPlan.UNCOUNTED, 1_000, 500, 2_000);
        for (int pair = 1; pair <= 6; pair++) {
            pair(pair, 1_000, 1_000, 1_000);
        }

        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).lines())
                .extracting(line -> line.pair().workers())
                .doesNotContain("00")
                .contains("01");
        assertThat(score.isDecided()).isTrue();
        assertThat(score.failures()).isEmpty();
    }

    @Test
    void aPairThatWasDisturbedInPartIsNotCounted() {
        score.add(1, PairRole.BASE, run(1_000).conditions(foreign(2.0)).build());
        score.add(1, PairRole.CANDIDATE, run(600).conditions(foreign(36.0)).build());
        score.add(1, PairRole.CONTROL, run(1_000).conditions(foreign(null)).build());

        assertThat(folder.resolve("pairs.jsonl")).doesNotExist();
        assertThat(score.failures()).isEmpty();
    }

    @Test
    void aPairThatWasDisturbedThroughoutIsCounted() {
        score.add(1, PairRole.BASE, run(700).conditions(foreign(30.0)).build());
        score.add(1, PairRole.CANDIDATE, run(600).conditions(foreign(36.0)).build());
        score.add(1, PairRole.CONTROL, run(650).conditions(foreign(31.0)).build());

        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).lines()).hasSize(2);
    }

    @Test
    void aLossInTheUncountedPairDecidesAtOnce() {
        score.add(PairPlan.UNCOUNTED, PairRole.BASE, run(1_000).build());
        score.add(PairPlan.UNCOUNTED, PairRole.CONTROL, run(1_000).build());
        score.add(
                PairPlan.UNCOUNTED,
                PairRole.CANDIDATE,
                run(1_000).verdict(Verdict.LOST).reasons(List.of("1 was lost")).build());

        assertThat(score.isDecided()).isTrue();
        assertThat(score.failures()).containsExactly("the candidate of pair 0 is lost: 1 was lost");
    }

    @Test
    void goesOnUntilItCanTell() {
        double[] even = {1_000, 1_004, 997, 1_002, 995, 1_006};
        for (int i = 0; i < even.length; i++) {
            assertThat(score.isDecided()).isFalse();
            pair(i + 1, 1_000, even[i], 1_000);
        }
        assertThat(score.isDecided()).isTrue();
    }

    @Test
    void takesMorePairsWhileItCannotTell() {
        for (int i = 1; i <= 7; i++) {
            pair(i, 1_000, i % 2 == 0 ? 850 : 1_000, 1_000);
        }
        assertThat(score.isDecided()).isFalse();
    }

    @Test
    void aLossDecidesAtOnce() {
        score.add(1, PairRole.BASE, run(1_000).build());
        score.add(
                1,
                PairRole.CANDIDATE,
                run(1_000).verdict(Verdict.LOST).reasons(List.of("1 was lost")).build());
        score.add(1, PairRole.CONTROL, run(1_000).build());

        assertThat(score.isDecided()).isTrue();
        assertThat(score.failures()).containsExactly("the candidate of pair 1 is lost: 1 was lost");
    }

    @Test
    void aCandidateThatLeavesMessagesBehindDecidesAtOnce() {
        score.add(1, PairRole.BASE, run(1_000).build());
        score.add(
                1,
                PairRole.CANDIDATE,
                run(1_000)
                        .verdict(Verdict.MISSED)
                        .reasons(List.of("5 messages were still in the queue at the end"))
                        .build());
        score.add(1, PairRole.CONTROL, run(1_000).build());

        assertThat(score.isDecided()).isTrue();
        assertThat(score.failures()).as("runs that cannot be compared").isEmpty();
        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).failures())
                .containsExactly("capacity: the candidate of pair 1 is missed where the base passes:"
                        + " 5 messages were still in the queue at the end");
    }

    @Test
    void aCandidateWithoutAFigureThatTheBaseHasDecidesAtOnce() {
        score.add(1, PairRole.BASE, run(1_000).build());
        score.add(1, PairRole.CANDIDATE, run(1_000).metrics(Map.of()).build());
        score.add(1, PairRole.CONTROL, run(1_000).build());

        assertThat(score.isDecided()).isTrue();
        assertThat(score.failures()).as("runs that cannot be compared").isEmpty();
        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).failures())
                .containsExactly("capacity: the candidate of pair 1 has no drain-rate, which the base has");
    }

    /** Such a scenario once left neither a line nor a void pair, and the gate passed because of the other scenarios. */
    @Test
    void aScenarioWhoseRunsAllLeaveMessagesBehindIsNamedAsOneWithoutAPair() {
        score.begin();
        for (PairRole role : PairRole.values()) {
            score.add(1, role, run(1_000).verdict(Verdict.MISSED).build());
        }

        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).scenariosWithoutAPair())
                .containsExactly("capacity");
    }

    @Test
    void aVoidRunMakesItsPairNotCount() {
        score.add(1, PairRole.BASE, run(1_000).verdict(Verdict.VOID).build());
        score.add(1, PairRole.CANDIDATE, run(1_000).build());
        score.add(1, PairRole.CONTROL, run(1_000).build());

        PairFile file = PairFile.read(folder.resolve("pairs.jsonl"));
        assertThat(file.lines()).isEmpty();
        assertThat(file.voids()).containsExactly(new VoidPair("capacity", Set.of("base")));
        assertThat(score.failures()).isEmpty();
        assertThat(score.isDecided()).isFalse();
    }

    /** Base and control can be measured under the load; only the candidate cannot. */
    @Test
    void aCandidateThatVoidsTwoPairsDecides() {
        for (int pair = 1; pair <= 2; pair++) {
            assertThat(score.isDecided()).isFalse();
            score.add(pair, PairRole.BASE, run(1_000).build());
            score.add(pair, PairRole.CANDIDATE, run(1_000).verdict(Verdict.VOID).build());
            score.add(pair, PairRole.CONTROL, run(1_000).build());
        }

        assertThat(score.isDecided()).isTrue();
        assertThat(PairFile.read(folder.resolve("pairs.jsonl")).candidateVoids())
                .isTrue();
    }

    /** A candidate that is 20 % slower fails at a limit of 10 %, and is undecided at a limit of 20 %. */
    @Test
    void theLimitOfTheCommandLineReachesTheStop() {
        PairScore generous = score(GateRule.DEFAULT.withLimit(20));
        for (int pair = 1; pair <= 6; pair++) {
            pair(pair, 1_000, 830 + pair, 1_000);
            for (PairRole role : PairRole.values()) {
                generous.add(
                        pair,
                        role,
                        run(role == PairRole.CANDIDATE ? 830 + pair : 1_000).build());
            }
        }

        assertThat(score.isDecided()).as("at a limit of 10 %").isTrue();
        assertThat(generous.isDecided()).as("at a limit of 20 %").isFalse();
    }

    @Test
    void theMinutesOfTheCommandLineAndForeignBuildsAreSaid() {
        Properties properties = new Properties();
        properties.setProperty("pairs", "6");
        properties.setProperty("pairs.seconds", "540");
        properties.setProperty("pairs.foreign", "true");
        properties.setProperty("subject.a", folder.toString());
        properties.setProperty("subject.b", folder.toString());

        PairSettings settings = PairSettings.from(properties).orElseThrow();

        assertThat(settings.count()).isEqualTo(new PairCount(6, 16, Duration.ofMinutes(9)));
        assertThat(settings.foreign()).isTrue();
    }

    @Test
    void aLimitThatIsNoneIsNamed() {
        Properties properties = new Properties();
        properties.setProperty("pairs", "6");
        properties.setProperty("subject.a", folder.toString());
        properties.setProperty("subject.b", folder.toString());
        properties.setProperty("pairs.limit", "25");
        assertThat(PairSettings.from(properties).orElseThrow().rule().limitPercent())
                .isEqualTo(25);

        properties.setProperty("pairs.limit", "none");
        assertThatThrownBy(() -> PairSettings.from(properties))
                .hasMessageStartingWith("-Dpairs.limit=none is no limit");
    }

    private PairScore score(GateRule rule) {
        return new PairScore(
                "capacity",
                new PairSettings(
                        new PairCount(6, 8, Duration.ofMinutes(12)), folder, folder, new TreeMap<>(), rule, false),
                folder.resolve("pairs.jsonl"));
    }

    private void pair(int number, double base, double candidate, double control) {
        for (PairRole role : PairRole.turns(number)) {
            double rate = switch (role) {
                case BASE -> base;
                case CANDIDATE -> candidate;
                case CONTROL -> control;
            };
            score.add(number, role, run(rate).build());
        }
    }

    private static RunResultBuilder run(double drainRate) {
        return SAMPLE.toBuilder()
                .verdict(Verdict.PASS)
                .reasons(List.of())
                .metrics(Map.of(Metric.DRAIN_RATE.id(), MetricResult.of(Metric.DRAIN_RATE, drainRate)));
    }

    private static RunResult.Conditions foreign(Double percent) {
        return new RunResult.Conditions(true, 3.0, 1_000L, percent, 0.0, 1.0, 1, 1, 0);
    }

    private static RunResult sample() {
        return RunResult.of("run", "capacity", "pair")
                .verdict(Verdict.PASS)
                .startedAt(Instant.ofEpochSecond(1_000))
                .provenance(new Provenance(
                        new Provenance.Git("abc", null, false),
                        new Machine("cpu", 2, 1L << 34, "Linux 6 amd64", "jvm 17"),
                        Map.of()))
                .load(new Load(0, 0, 1, 1_000, 10, null, 5_000))
                .account(new Account(5_000, 5_000, 5_000, 0, 0, 0, 0, 0, 0))
                .build();
    }
}
