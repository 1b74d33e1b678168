package io.connect.reports.html;

import io.connect.reports.SampleRuns;
import io.connect.reports.SampleSuite;
import io.connect.reports.json.ResultJson;
import io.connect.reports.judge.Evidence;
import io.connect.reports.judge.Judge;
import io.connect.reports.judge.Judgement;
import io.connect.reports.judge.Target;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.run.Baselines;
import io.connect.reports.run.RunFolder;
import io.connect.reports.scenario.ScenarioFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** Writes a run folder like that of a load run, with a baseline that differs, for tests that render it. */
final class SamplePages {

    private SamplePages() {}

    /** Writes the sample runs below the folder in the first argument, so that a developer can look at them. */
    public static void main(String[] arguments) throws IOException {
        Path work = Path.of(arguments[0]);
        System.out.println(write(work).resolve(RunFolder.REPORT));
        System.out.println(writeSuite(work).resolve(RunFolder.REPORT));
    }

    /** The run's folder below {@code work}. */
    static Path write(Path work) {
        Baselines baselines = new Baselines(work.resolve("baselines"));
        RunResult base = SampleRuns.steady("20261101-080000").seed(7).build();
        ResultJson.write(baselines.file(base), base);
        RunFolder folder = RunFolder.open(work.resolve("runs"), "20261120-080000");
        folder.add(SampleRuns.steady(folder.runId()).latencyTimes(1.2).build());
        folder.add(missedBurst(folder.runId()));
        folder.finish(work.resolve("baselines"));
        return folder.path();
    }

    /** The folder of a run of ten scenarios in 31 runs. */
    static Path writeSuite(Path work) {
        RunFolder folder = RunFolder.open(work.resolve("runs"), "20261120-090000");
        SampleSuite.of(folder.runId()).forEach(folder::add);
        folder.finish(work.resolve("baselines"));
        return folder.path();
    }

    private static RunResult missedBurst(String runId) {
        RunResult burst = SampleRuns.burst(runId).build();
        Map<String, MetricResult> metrics = new LinkedHashMap<>(burst.metrics());
        metrics.put(
                Metric.QUEUE_CLEARED.id(),
                Judge.judge(
                        MetricResult.of(Metric.QUEUE_CLEARED, 17),
                        new Target("within 10 s", Target.Relation.AT_MOST, 10)));
        Judgement judgement = Judgement.of(new Evidence(
                burst.account(),
                new ScenarioFacts(true, false, false, Set.of()),
                burst.load(),
                Evidence.GeneratorLimits.DEFAULT,
                metrics,
                Evidence.Troubles.NONE));
        return burst.toBuilder()
                .purpose(
                        "A spike of fifteen times the base load is absorbed, nothing is lost, and the queue clears in time.")
                .verdict(judgement.verdict())
                .reasons(judgement.reasons())
                .metrics(metrics)
                .build();
    }
}
