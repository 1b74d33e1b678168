package io.connect.reports.gate;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.reports.GeneratedDoc;
import io.connect.reports.gate.GateFigures.Figures;
import io.connect.reports.gate.GateFigures.Session;
import io.connect.reports.model.Metric;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Computes how often the gate is wrong and how often it finds a regression, and checks the documented figures. */
class GateDocTest {

    private static final Path DOC = Path.of("docs", "gate.md");
    private static final double[] NOISES = {0.03, 0.05, 0.08, 0.12};
    /** The scatter of the ratio of runs side by side. */
    private static final double SIDE_BY_SIDE = 0.04;

    private static final double[] BETWEEN = {0, 0.03, 0.05, 0.07};
    private static final Map<Session, Figures> KNOWN = new HashMap<>();
    private static final double[] RATIOS = {0.90, 1.00, 1.05, 1.10, 1.15, 1.20, 1.30};

    @Test
    void anIdenticalBuildIsNotFailed() {
        for (double noise : NOISES) {
            assertThat(figures(1.00, noise, 0, true).fail())
                    .as("noise " + noise)
                    .isLessThan(0.002);
        }
    }

    /** A lasting difference between two workers of one build is no regression of the build. */
    @Test
    void workersThatDifferDoNotFailAnIdenticalBuild() {
        for (double between : BETWEEN) {
            for (boolean fresh : new boolean[] {true, false}) {
                assertThat(figures(1.00, SIDE_BY_SIDE, between, fresh).fail())
                        .as("between workers %s, fresh %s", between, fresh)
                        .isLessThan(0.01);
            }
        }
    }

    @Test
    void aBuildExactlyAtTheLimitIsSeldomFailed() {
        for (double noise : NOISES) {
            assertThat(figures(1.10, noise, 0, true).fail())
                    .as("noise " + noise)
                    .isLessThan(0.10);
        }
    }

    @Test
    void aFifthSlowerIsCaught() {
        assertThat(figures(1.20, 0.03, 0, true).fail()).isGreaterThan(0.95);
        assertThat(figures(1.20, 0.05, 0, true).fail()).isGreaterThan(0.9);
        assertThat(figures(1.20, 0.08, 0, true).pass()).isLessThan(0.02);
        assertThat(figures(1.20, SIDE_BY_SIDE, 0.05, true).fail()).isGreaterThan(0.8);
    }

    private static Figures figures(double ratio, double noise, double between, boolean fresh) {
        return KNOWN.computeIfAbsent(
                new Session(ratio, noise, between, fresh),
                session -> GateFigures.simulate(session, GateFigures.SERIES, 20));
    }

    @Test
    void theDocumentedFiguresAreThoseOfToday() {
        GeneratedDoc.check(DOC, document());
    }

    private static String document() {
        GateRule rule = GateRule.DEFAULT;
        StringBuilder text = new StringBuilder();
        text.append("# The paired gate\n\n");
        text.append(
                "Two builds of the connector run on one machine. A paced load goes to both at once, side by side. A backlog that is\n"
                        + "drained as fast as possible, and a scenario with faults, run in turns, whose order changes with each pair.\n"
                        + "Each pair has new workers: one for each build, and one more for the base as its control.\n"
                        + "The first pair is not counted, since brokers and services are new. Neither is a pair of which only some runs were\n"
                        + "disturbed, because other programs took more than 15 % of the machine.\n"
                        + "The ratio worse ÷ better of each pair is used, since a machine that is slow for a while slows both builds. The\n"
                        + "estimate is that of Hodges and Lehmann; its bounds come from the exact signed-rank distribution.\n\n"
                        + "Runs side by side (\"duet benchmarking\", Bulej et al., ICPE 2020) share every disturbance. Runs in turns share only\n"
                        + "a disturbance that lasts longer than they do. Runs side by side share the processor, too: a slower candidate also\n"
                        + "delays its base a little. So latency-p95 understates the difference; cpu-per-message is measured for each worker\n"
                        + "and does not.\n\n");
        text.append(text(
                "- **FAIL**: worse by more than %.0f %%, and the lower bound says so too.%n", rule.limitPercent()));
        text.append(text("- **PASS**: the upper bound excludes a change beyond %.0f %%.%n", rule.limitPercent()));
        text.append("- **INCONCLUSIVE**: neither yet; two pairs more are run, up to the most allowed.\n\n");
        text.append(text(
                "If a metric's floor (%.0f ms of latency-p95, %.0f µs of cpu-per-message) is more than that share of the base's%n"
                        + "figure, the floor is the limit. The table of a decision names it.%n%n",
                floor(Metric.LATENCY_P95), floor(Metric.CPU_PER_MESSAGE)));
        text.append(text(
                "Each bound is wrong in one of %.0f decisions at most, which needs %d pairs or more. The gate decides again after%n"
                        + "every two pairs. This makes it wrong a little more often than a single decision would be. The figures%n"
                        + "below include that.%n%n",
                1 / rule.alpha(), rule.leastPairs()));
        text.append("## How often it is wrong, and how often it finds a regression\n\n");
        text.append(text(
                "Computed by `GateDocTest` over %,d simulated series for each row, at most %d pairs each, one run in twenty%n"
                        + "disturbed by up to half of its length. *Scatter* is the standard deviation of a pair's ratio; an A/A%n"
                        + "control on the machine at hand tells which rows apply to it.%n%n",
                GateFigures.SERIES, GateFigures.MOST_PAIRS));
        text.append("| true ratio | scatter | FAIL | PASS | INCONCLUSIVE | pairs, mean |\n|--:|--:|--:|--:|--:|--:|\n");
        for (double ratio : RATIOS) {
            for (double noise : NOISES) {
                Figures figures = figures(ratio, noise, 0, true);
                text.append(text(
                        "| %.2f | %.0f %% | %.2f %% | %.2f %% | %.2f %% | %.1f |%n",
                        ratio,
                        100 * noise,
                        100 * figures.fail(),
                        100 * figures.pass(),
                        100 * figures.inconclusive(),
                        figures.pairs()));
            }
        }
        text.append(
                "\nA ratio of 1.00 is an identical build: its FAIL column is the false-alarm rate. From 1.15 on the FAIL\n");
        text.append("column is the gate's power, and the PASS column how often a regression slips through.\n\n");
        text.append("""
                `ci/ab.sh` begins a pair only if it can end within `--minutes`. With fewer pairs it is not wrong more often, but
                more often INCONCLUSIVE. Scatter of a pair's ratio: 5 %.

                | pairs, at most | 1.20: FAIL | 1.00: PASS | 1.00: FAIL |
                |--:|--:|--:|--:|
                """);
        for (int most : new int[] {6, 8, 10, 12, GateFigures.MOST_PAIRS}) {
            Figures worse = GateFigures.simulate(new Session(1.20, 0.05, 0, true), GateFigures.SERIES, 20, most);
            Figures equal = GateFigures.simulate(new Session(1.00, 0.05, 0, true), GateFigures.SERIES, 20, most);
            text.append(text(
                    "| %d | %.1f %% | %.1f %% | %.1f %% |%n",
                    most, 100 * worse.fail(), 100 * equal.pass(), 100 * equal.fail()));
        }
        text.append('\n');
        text.append(
                text("""
                ## Workers that differ

                Two workers of one build differ for as long as they live, and more pairs on the same workers do not change
                that. `ci/ab.sh` therefore starts new workers for each pair (`"workers"` in a line names the set). Then the pairs
                contain the difference. With %d sets or more, each set counts once. A file with fewer sets is decided with a margin.
                The margin is the difference that the control measured, together with %.0f %% that are assumed before anything is
                measured and weigh as much as %d measurements. Scatter of a pair's ratio: %.0f %%.

                | true ratio | between workers | workers | FAIL | PASS | INCONCLUSIVE | pairs, mean |
                |--:|--:|---|--:|--:|--:|--:|
                """, rule.leastPairs(), 100 * BetweenWorkers.ASSUMED, BetweenWorkers.WEIGHT, 100 * SIDE_BY_SIDE));
        for (double ratio : new double[] {1.00, 1.20, 1.30}) {
            for (double between : BETWEEN) {
                for (boolean fresh : new boolean[] {true, false}) {
                    Figures figures = figures(ratio, SIDE_BY_SIDE, between, fresh);
                    text.append(text(
                            "| %.2f | %.0f %% | %s | %.2f %% | %.2f %% | %.2f %% | %.1f |%n",
                            ratio,
                            100 * between,
                            fresh ? "fresh for each pair" : "the same for all",
                            100 * figures.fail(),
                            100 * figures.pass(),
                            100 * figures.inconclusive(),
                            figures.pairs()));
                }
            }
        }
        text.append("""

                Nothing passes with fewer pairs than can decide, or without a control of as many pairs. A candidate that is void in
                two pairs or more, and in most of the void pairs, is a FAIL, because base and control kept up under the same load.
                A candidate that leaves messages behind or has no figure, in a pair whose base has neither problem, is a FAIL at once.
                A scenario without a usable pair is named, and the gate does not pass. `--allow-inconclusive` ends with 0 only if
                the estimate itself is within the limit.

                """);
        text.append("Decide from a file of pairs with `java -jar reports/target/reports.jar ab pairs.jsonl`.\n");
        return text.toString();
    }

    private static double floor(Metric metric) {
        return metric.defaultGate().orElseThrow().floor();
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values).replace(System.lineSeparator(), "\n");
    }
}
