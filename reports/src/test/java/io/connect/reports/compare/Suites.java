package io.connect.reports.compare;

import io.connect.reports.SampleRuns;
import io.connect.reports.model.Account;
import io.connect.reports.model.Calibration;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results with known figures, on one machine with a calibration, for comparisons. */
final class Suites {

    static final double CALIBRATION = 1_500;

    private Suites() {}

    /** One run per figure of a metric. */
    static List<RunResult> of(Metric metric, double... values) {
        List<RunResult> runs = new ArrayList<>();
        for (int run = 0; run < values.length; run++) {
            runs.add(run("run-" + values[run] + "-" + run, "s", Map.of(metric, values[run])));
        }
        return runs;
    }

    /** A run of a scenario with these figures. */
    static RunResult run(String id, String scenario, Map<Metric, Double> figures) {
        return run(id, scenario, "quick", figures);
    }

    static RunResult run(String id, String scenario, String profile, Map<Metric, Double> figures) {
        Map<String, MetricResult> metrics = new LinkedHashMap<>();
        figures.forEach((metric, value) -> metrics.put(metric.id(), MetricResult.of(metric, value)));
        return RunResult.of(id, scenario, profile)
                .verdict(Verdict.PASS)
                .startedAt(Instant.EPOCH)
                .provenance(on(SampleRuns.MACHINE))
                .load(new Load(250, 250, 1, 1_000, 10, 1.0, 0))
                .account(new Account(10_000, 10_000, 10_000, 0, 0, 0, 0, 0, 0))
                .calibration(new Calibration(CALIBRATION, null, null, 5_000, 1_000))
                .metrics(metrics)
                .build();
    }

    static Provenance on(Machine machine) {
        return new Provenance(new Provenance.Git("0123456789", "main", false), machine, Map.of("kafka", "4.4.0"));
    }
}
