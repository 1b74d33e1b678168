package io.connect.bench.pair;

import io.connect.bench.console.Terminal;
import io.connect.bench.result.MeasurementCaveats;
import io.connect.reports.gate.Decision;
import io.connect.reports.gate.PairFile;
import io.connect.reports.gate.PairLine;
import io.connect.reports.gate.PairedGate;
import io.connect.reports.gate.VoidPair;
import io.connect.reports.model.Metric;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.text.Numbers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Judges one scenario: it collects the runs of a pair, writes the lines that {@code reports.jar ab} reads, and decides whether
 * more pairs are needed. Used by one thread at a time.
 */
public final class PairScore {

    /**
     * The metrics that can show a worse build under any load. Throughput is not one of them: under an open load it only follows
     * the offered load.
     */
    static final List<Metric> JUDGED = List.of(Metric.DRAIN_RATE, Metric.LATENCY_P95, Metric.CPU_PER_MESSAGE);

    private static final int PAIRS_AT_A_TIME = 2;

    private final String scenario;
    private final PairSettings settings;
    private final Path file;
    private final List<PairLine> lines = new ArrayList<>();
    private final List<VoidPair> voids = new ArrayList<>();
    private final Map<PairRole, RunResult> open = new EnumMap<>(PairRole.class);
    private final List<String> failures = new ArrayList<>();
    private boolean decided;

    public PairScore(String scenario, PairSettings settings, Path file) {
        this.scenario = scenario;
        this.settings = settings;
        this.file = file;
    }

    /** Adds the name of the scenario to the file. The gate then reports a scenario of which no pair can be used. */
    public void begin() {
        append(Stream.of(PairFile.plannedLine(scenario)));
    }

    /** The name of a pair, used in the names of its results and its workers. */
    public static String name(int pair) {
        return String.format(Locale.ROOT, "%02d", pair);
    }

    /**
     * Adds a run. The lines of a pair are written with its last run. A pair counts only if all its runs pass. In a void run, for
     * example, the generator was the bottleneck, and the pair shows nothing about the builds. A candidate fails immediately if it
     * leaves messages behind, or has no figure, while the base has neither problem: a line in the file says why, and the decision
     * is FAIL. In the uncounted pair, only lost messages and broken runs matter.
     *
     * @param pair the pair, from {@link PairPlan#UNCOUNTED}
     */
    public synchronized void add(int pair, PairRole role, RunResult result) {
        if (result.verdict().isIncorrect() || result.verdict() == Verdict.BROKEN) {
            failures.add("the " + role.text() + " of pair " + pair + " is "
                    + result.verdict().id() + ": " + String.join("; ", result.reasons()));
        }
        open.put(role, result);
        if (open.size() < PairRole.values().length) {
            return;
        }
        if (pair == PairPlan.UNCOUNTED) {
            Terminal.print(scenario + ": the first pair is not counted, since brokers and services are new\n");
        } else {
            count(pair);
        }
        open.clear();
        decided |= !failures.isEmpty() || PairFile.candidateVoids(voids) || isLook(pair) && gateHasDecided();
    }

    private void count(int pair) {
        compareWithBase(pair);
        Optional<String> partly = disturbedInPart();
        if (open.values().stream().anyMatch(run -> run.verdict() != Verdict.PASS)) {
            Terminal.print(scenario + " pair " + pair + " does not count: " + verdicts() + "\n");
            takeVoid();
        } else if (partly.isPresent()) {
            Terminal.print(scenario + " pair " + pair + " does not count: " + partly.get() + "\n");
        } else {
            List<PairLine> found =
                    JUDGED.stream().flatMap(metric -> linesOf(pair, metric)).toList();
            lines.addAll(found);
            append(found.stream().map(PairLine::json));
            Terminal.print(scenario + " pair " + pair + ": " + said() + "\n");
        }
    }

    /**
     * The reason why the machine was disturbed during some runs of a pair but not during all. Their ratio would show the
     * disturbance. If all runs are disturbed, they can be compared, only less exactly.
     */
    private Optional<String> disturbedInPart() {
        List<String> reasons = open.values().stream()
                .map(RunResult::conditions)
                .filter(Objects::nonNull)
                .flatMap(conditions -> MeasurementCaveats.ofMachine(conditions).stream())
                .toList();
        return reasons.isEmpty() || reasons.size() == open.size() ? Optional.empty() : Optional.of(reasons.get(0));
    }

    /**
     * Records which roles of a pair were void. If only the candidate cannot be measured under the same load, these records
     * decide.
     */
    private void takeVoid() {
        Set<String> roles = open.entrySet().stream()
                .filter(run -> run.getValue().verdict() == Verdict.VOID)
                .map(run -> run.getKey().text())
                .collect(Collectors.toSet());
        if (!roles.isEmpty()) {
            VoidPair pair = new VoidPair(scenario, roles);
            voids.add(pair);
            append(Stream.of(pair.json()));
        }
    }

    private void compareWithBase(int pair) {
        RunResult base = open.get(PairRole.BASE);
        RunResult candidate = open.get(PairRole.CANDIDATE);
        if (base.verdict() != Verdict.PASS) {
            return;
        }
        if (candidate.verdict() == Verdict.MISSED) {
            fail("the candidate of pair " + pair + " is missed where the base passes: "
                    + String.join("; ", candidate.reasons()));
        } else if (candidate.verdict() == Verdict.PASS) {
            JUDGED.stream()
                    .map(Metric::id)
                    .filter(metric -> base.value(metric).isPresent())
                    .filter(metric -> candidate.value(metric).isEmpty())
                    .forEach(metric ->
                            fail("the candidate of pair " + pair + " has no " + metric + ", which the base has"));
        }
    }

    private void fail(String reason) {
        Terminal.print(scenario + ": " + reason + "\n");
        append(Stream.of(PairFile.failedLine(scenario, reason)));
        decided = true;
    }

    /** Whether further pairs would not change the decision. */
    public synchronized boolean isDecided() {
        return decided;
    }

    /** The runs that lost messages or broke, in words. */
    synchronized List<String> failures() {
        return List.copyOf(failures);
    }

    private boolean isLook(int pair) {
        return pair >= settings.count().least() && (pair - settings.count().least()) % PAIRS_AT_A_TIME == 0;
    }

    /** Whether the gate has decided: one failed metric is enough to fail, but to pass, all must pass. */
    private boolean gateHasDecided() {
        List<Decision> decisions = lines.stream()
                .filter(line -> !line.control())
                .map(PairLine::metric)
                .distinct()
                .map(metric -> PairedGate.decide(pairs(metric, false), pairs(metric, true), metric, settings.rule())
                        .decision())
                .toList();
        return decisions.contains(Decision.FAIL)
                || !decisions.isEmpty() && decisions.stream().allMatch(Decision.PASS::equals);
    }

    private List<PairedGate.Pair> pairs(Metric metric, boolean control) {
        return lines.stream()
                .filter(line -> line.metric() == metric && line.control() == control)
                .map(PairLine::pair)
                .toList();
    }

    private Stream<PairLine> linesOf(int pair, Metric metric) {
        return Stream.of(PairRole.CANDIDATE, PairRole.CONTROL)
                .map(other -> line(pair, metric, other))
                .flatMap(Optional::stream);
    }

    private Optional<PairLine> line(int pair, Metric metric, PairRole other) {
        Optional<Double> base = open.get(PairRole.BASE).value(metric.id()).filter(value -> value > 0);
        Optional<Double> against = open.get(other).value(metric.id()).filter(value -> value > 0);
        return base.isPresent() && against.isPresent()
                ? Optional.of(new PairLine(
                        scenario,
                        metric,
                        new PairedGate.Pair(base.get(), against.get(), name(pair)),
                        other == PairRole.CONTROL))
                : Optional.empty();
    }

    private void append(Stream<String> found) {
        String text = found.map(line -> line + "\n").collect(Collectors.joining());
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the pairs to " + file, e);
        }
    }

    /**
     * The figures of a pair:
     * {@code drain-rate 7,210 against 7,498 (control 7,433), cpu-per-message 121 against 118 (control 120)}.
     */
    private String said() {
        return JUDGED.stream()
                .filter(metric -> open.get(PairRole.BASE).value(metric.id()).isPresent())
                .map(metric -> metric.id() + " " + figure(metric, PairRole.CANDIDATE) + " against "
                        + figure(metric, PairRole.BASE) + " (control " + figure(metric, PairRole.CONTROL) + ")")
                .collect(Collectors.joining(", "));
    }

    private String figure(Metric metric, PairRole role) {
        return Numbers.plain(open.get(role).value(metric.id()).orElse(null));
    }

    /** The verdicts of a pair: {@code base pass, candidate void, control pass: its load came too late}. */
    private String verdicts() {
        String reason = open.values().stream()
                .flatMap(run -> run.reasons().stream())
                .findFirst()
                .map(why -> ": " + why)
                .orElse("");
        return open.entrySet().stream()
                        .map(run -> run.getKey().text() + " "
                                + run.getValue().verdict().id())
                        .collect(Collectors.joining(", "))
                + reason;
    }
}
