package io.connect.bench.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.figure.Diagnosis;
import io.connect.bench.figure.Figures;
import io.connect.bench.figure.Measured;
import io.connect.bench.figure.Targets;
import io.connect.bench.figure.Unrecovered;
import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.PhaseReport;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.load.OfferedLoad;
import io.connect.bench.run.PhaseSpans;
import io.connect.bench.run.RunFacts;
import io.connect.bench.run.ScenarioRun;
import io.connect.bench.sample.OtherCpuUse;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.subject.SubjectFailure;
import io.connect.bench.warm.WarmState;
import io.connect.reports.judge.Evidence;
import io.connect.reports.judge.Judgement;
import io.connect.reports.model.Account;
import io.connect.reports.model.Finding;
import io.connect.reports.model.Link;
import io.connect.reports.model.Load;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunEvent;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.scenario.ScenarioFacts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;

/**
 * Makes the result of one run from its ledger, its facts and its scenario. The account is judged here. The targets are judged
 * later, for all rounds together ({@link RoundFold}).
 */
public final class ResultAssembler {

    private static final double MICROS_PER_MILLI = 1_000;
    private static final double MICROS_PER_SECOND = 1e6;

    private final String runId;
    private final Shard shard;
    private final Provenance provenance;

    public ResultAssembler(String runId, Provenance provenance) {
        this(runId, null, provenance);
    }

    /** Creates the assembler for a part of a load; {@code shard} is null for the whole load. */
    public ResultAssembler(String runId, Shard shard, Provenance provenance) {
        this.shard = shard;
        this.runId = runId;
        this.provenance = provenance;
    }

    /** Makes the result of a run, including one that ended early. */
    public RunResult assemble(ScenarioRun run, RunFacts facts) {
        Scenario scenario = run.scenario();
        List<PhaseSpan> spans = PhaseSpans.of(run, facts.drain().backlog());
        LedgerReport ledger = run.ledger()
                .close(new Closing(
                        spans,
                        PhaseSpans.deadlines(run, facts.drain(), spans),
                        facts.drain().leftUnidentified(),
                        UndisturbedTime.untilMicros(scenario, facts.troubles())));
        long origin = origin(run, facts, ledger);
        Account account = ledger.account();
        Load load = load(run, ledger);
        ObjectNode scenarioAsRun = ScenarioJson.of(scenario);
        List<String> breakdowns = facts.troubles().breakdowns();
        Measured measured = measured(run, facts, ledger);
        Map<String, MetricResult> metrics = breakdowns.isEmpty() ? figures(run, measured) : failures(facts);
        Map<String, MetricResult> shown = new LinkedHashMap<>(metrics);
        // A recovery that was measured need not be searched again.
        boolean mayNotHaveRecovered =
                breakdowns.isEmpty() && isConsumed(scenario) && !metrics.containsKey(Metric.RECOVERY_TIME.id());
        Optional<Unrecovered> unrecovered = mayNotHaveRecovered ? Unrecovered.of(measured) : Optional.empty();
        unrecovered
                .flatMap(found -> found.unjudged(scenario.kpis()))
                .ifPresent(recovery -> shown.put(Metric.RECOVERY_TIME.id(), recovery));
        List<String> shortfalls = new ArrayList<>(shortfalls(scenario, ledger));
        shortfalls.addAll(UntouchedFaults.of(scenario, facts));
        Judgement judgement = Judgement.of(new Evidence(
                account,
                ScenarioFacts.of(scenarioAsRun),
                load,
                Evidence.GeneratorLimits.DEFAULT,
                metrics,
                new Evidence.Troubles(failedExpectations(run, facts, ledger), shortfalls, breakdowns)));
        ResultSeries series = new ResultSeries(
                ledger, facts.recording(), origin, provenance.machine().cores());
        return RunResult.of(runId, scenario.name(), scenario.profile())
                .variant(scenario.label().orElse(null))
                .purpose(scenario.purpose())
                .verdict(judgement.verdict())
                .reasons(judgement.reasons())
                .startedAt(Instant.EPOCH.plus(origin, ChronoUnit.MICROS))
                .provenance(facts.plugin()
                        .map(plugin -> provenance.withPlugin(plugin.name(), plugin.version()))
                        .orElse(provenance))
                .load(load)
                .account(account)
                .metrics(shown)
                .gates(scenario.gates())
                .phases(ResultPhases.of(spans, facts, origin))
                .events(facts.events().stream()
                        .map(event -> new RunEvent((event.atMicros() - origin) / MICROS_PER_SECOND, event.what()))
                        .toList())
                .faults(ResultFaults.of(
                        facts.troubles().faults(), origin, run.clock().micros()))
                .diagnosis(diagnosis(run, measured, unrecovered))
                .calibration(facts.surroundings().calibration().orElse(null))
                .links(List.of(new Link("logs", "logs")))
                .shard(shardAtEnd(facts))
                .conditions(conditions(run, facts, measured))
                .scenarioAsRun(scenarioAsRun)
                .histograms(series.histograms())
                .intervals(series.intervals())
                .series(series.series())
                .build();
    }

    private Shard shardAtEnd(RunFacts facts) {
        OptionalLong held = facts.drain().held();
        return shard == null || held.isEmpty() ? shard : shard.withHeld(held.getAsLong());
    }

    /** Second 0 of all times in the result: the start of the plan, or the first event if there was no plan. */
    private static long origin(ScenarioRun run, RunFacts facts, LedgerReport ledger) {
        if (run.planStartMicros() > 0) {
            return run.planStartMicros();
        }
        if (ledger.seriesStartMicros() > 0) {
            return ledger.seriesStartMicros();
        }
        return facts.events().stream()
                .mapToLong(RunFacts.Event::atMicros)
                .findFirst()
                .orElse(run.clock().micros());
    }

    /** The failed expectations that no metric shows. */
    private static List<String> failedExpectations(ScenarioRun run, RunFacts facts, LedgerReport ledger) {
        List<String> failed = new ArrayList<>();
        facts.troubles().failures().forEach(failure -> failed.add(failure.what()));
        boolean wanted = run.paced().isPresent() && run.backlog().isPresent() && isConsumed(run.scenario());
        if (wanted
                && facts.drain().backlog().isEmpty()
                && facts.troubles().breakdowns().isEmpty()) {
            failed.add("the backlog was not sent, because the existing queues still held messages of the paced load");
        }
        long undeleted = ledger.sides().undeleted();
        if (isConsumed(run.scenario()) && undeleted > 0) {
            failed.add(String.format(
                    Locale.ROOT, "%,d messages that had arrived were never deleted and would come again", undeleted));
        }
        if (isConsumed(run.scenario())
                && facts.drain().held().isEmpty()
                && Math.min(facts.drain().leftUnidentified(), ledger.account().leftInQueue()) > 0) {
            failed.add(String.format(
                    Locale.ROOT,
                    "%,d messages in the queues could not be read, so some that count as left there may be lost",
                    facts.drain().leftUnidentified()));
        }
        return failed;
    }

    /**
     * Phases that were not offered as planned. A burst that never reached the queue was not absorbed, and a backlog that was half
     * filled was not drained. In steady state, load and schedule lag have their own checks.
     */
    private static List<String> shortfalls(Scenario scenario, LedgerReport ledger) {
        Set<String> warmUps = scenario.load().phases().stream()
                .filter(phase -> phase.role() == PhaseRole.WARM_UP)
                .map(Phase::name)
                .collect(Collectors.toSet());
        return ledger.phases().stream()
                .filter(phase ->
                        !phase.span().steady() && !warmUps.contains(phase.span().name()))
                .flatMap(phase -> Shortfall.of(phase).stream())
                .toList();
    }

    private static boolean isConsumed(Scenario scenario) {
        return scenario.subject().kind() != Subject.Kind.NONE;
    }

    /**
     * The figures of a run; none for the generator alone, because no messages are consumed. The offered and accepted messages are
     * in load and account.
     */
    private static Map<String, MetricResult> figures(ScenarioRun run, Measured measured) {
        return isConsumed(run.scenario()) ? Targets.plain(Figures.of(measured)) : Map.of();
    }

    private RunResult.Conditions conditions(ScenarioRun run, RunFacts facts, Measured measured) {
        Optional<WarmState> warm = facts.surroundings().warm();
        OptionalDouble slowdown = facts.surroundings().slowdown();
        // Programs in containers are not child processes, and would count as foreign load.
        Optional<OtherCpuUse> foreign =
                run.scenario().environment().kind() == EnvironmentKind.EMBEDDED ? measured.foreign() : Optional.empty();
        return new RunResult.Conditions(
                warm.map(WarmState::steady).orElse(null),
                warm.map(WarmState::seconds).orElse(null),
                warm.map(WarmState::messages).orElse(null),
                foreign.map(OtherCpuUse::foreignPercent).orElse(null),
                foreign.map(OtherCpuUse::stealPercent).orElse(null),
                slowdown.isPresent() ? slowdown.getAsDouble() : null,
                1,
                1,
                0);
    }

    private Measured measured(ScenarioRun run, RunFacts facts, LedgerReport ledger) {
        Optional<Measured.Drain> drain = facts.drain().backlog().flatMap(seen -> drainOf(ledger, seen));
        return new Measured(
                ledger,
                facts.recording(),
                drain,
                provenance.machine().cores(),
                facts.troubles().faults().stream()
                        .map(ResultFaults::disturbance)
                        .toList(),
                facts.troubles().count(SubjectFailure.Kind.TASK),
                facts.troubles().count(SubjectFailure.Kind.CRASH));
    }

    /** The drain of the messages that the queues really held. Messages that SQS rejected could not be drained. */
    private static Optional<Measured.Drain> drainOf(LedgerReport ledger, RunFacts.BacklogDrain seen) {
        return ledger.phases().stream()
                .filter(phase -> phase.span().name().equals(PhaseSpans.BACKLOG))
                .map(phase -> new Measured.Drain(
                        phase.accepted(),
                        phase.accepted() - phase.deadLettered(),
                        phase.delivered(),
                        seen.subjectStartMicros(),
                        seen.startMicros(),
                        phase.lastSeenMicros(),
                        seen.endMicros(),
                        seen.emptied()))
                .findFirst();
    }

    /** The only figures of a broken run: the number of the subject's failures. */
    private static Map<String, MetricResult> failures(RunFacts facts) {
        Map<Metric, Double> figures = new EnumMap<>(Metric.class);
        for (SubjectFailure failure : facts.troubles().failures()) {
            Metric metric = failure.kind() == SubjectFailure.Kind.TASK ? Metric.TASK_FAILURES : Metric.CRASHES;
            figures.merge(metric, 1.0, Double::sum);
        }
        return Targets.plain(figures);
    }

    private static Load load(ScenarioRun run, LedgerReport ledger) {
        Scenario scenario = run.scenario();
        double seconds = 0;
        long planned = 0;
        long accepted = 0;
        Histogram lag = new Histogram(3);
        for (PhaseReport phase : ledger.steady()) {
            seconds += phase.span().lengthSeconds();
            planned += phase.span().plannedMessages();
            accepted += phase.accepted();
            lag.add(phase.scheduleLag());
        }
        return new Load(
                seconds == 0 ? 0 : planned / seconds,
                seconds == 0 ? 0 : accepted / seconds,
                scenario.scale().rate(),
                scenario.load().messageSize().bytes(),
                scenario.load().batch(),
                lag.getTotalCount() == 0 ? null : lag.getValueAtPercentile(99) / MICROS_PER_MILLI,
                run.backlog().map(offer -> offer.plan().messages()).orElse(0L));
    }

    private List<Finding> diagnosis(ScenarioRun run, Measured measured, Optional<Unrecovered> unrecovered) {
        List<Finding> findings = new ArrayList<>();
        unrecovered.ifPresent(found -> findings.add(new Finding(
                "The load ended before the run had shown that it recovered from its faults.",
                "Its last ten seconds: " + found.figures() + ".",
                null)));
        Diagnosis.of(measured, limits(run.scenario()))
                .forEach(found -> findings.add(new Finding(found.finding(), found.evidence(), found.remedy())));
        findings.addAll(problems(run));
        return findings;
    }

    private Diagnosis.Limits limits(Scenario scenario) {
        int cores = provenance.machine().cores();
        double share = scenario.environment()
                .connect()
                .cores()
                .map(each -> each * scenario.workersUnderTest())
                .orElse((double) cores);
        return new Diagnosis.Limits(Math.min(cores, share), ResultFaults.caps(scenario.faults()));
    }

    /** Sends on the direct path that SQS rejected. They are a problem of the bench itself and must be reported. */
    private static List<Finding> problems(ScenarioRun run) {
        List<Finding> problems = new ArrayList<>();
        for (Optional<OfferedLoad> offer : List.of(run.paced(), run.backlog())) {
            offer.ifPresent(sends -> sends.problems()
                    .forEach((reason, messages) ->
                            problems.add(new Finding(messages + " messages were " + reason, null, null))));
        }
        return problems;
    }
}
