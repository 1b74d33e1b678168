package io.connect.bench.result;

import io.connect.bench.figure.Disturbance;
import io.connect.bench.figure.Figures;
import io.connect.bench.figure.Measured;
import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.LinkSample;
import io.connect.bench.sample.MachineSample;
import io.connect.bench.sample.MetricSample;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Metric;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.testbed.sqs.QueueDepth;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;

/**
 * A program that fills a ledger and a recording with a soak of four hours at 500/s with eight processes, and makes a result from
 * them. The heap of its process is the limit.
 */
final class LongRun {

    private static final long SECOND = 1_000_000;
    private static final int SECONDS = 4 * 3_600;
    private static final int RATE = 500;
    private static final int CORES = 2;

    private LongRun() {}

    /** @param args the file for the result */
    public static void main(String[] args) {
        LedgerReport ledger = ledger();
        Recording recording = recording();
        Measured measured = new Measured(
                ledger,
                recording,
                Optional.empty(),
                CORES,
                List.of(new Disturbance(
                        3_600 * SECOND, OptionalLong.of(3_610 * SECOND), true, true, "a fault", "worker-1")),
                0,
                0);
        Map<Metric, Double> figures = Figures.of(measured);
        ResultSeries series = new ResultSeries(ledger, recording, 0, CORES);
        ResultJson.write(
                Path.of(args[0]),
                RunResult.of("long", "soak", "full")
                        .verdict(Verdict.PASS)
                        .startedAt(Instant.EPOCH)
                        .provenance(new Provenance(
                                new Provenance.Git("abc", null, false),
                                new Machine("cpu", CORES, 1L << 34, "Linux", "jvm 17"),
                                Map.of()))
                        .load(new Load(RATE, RATE, 1, 1_000, 10, null, 0L))
                        .account(ledger.account())
                        .histograms(series.histograms())
                        .intervals(series.intervals())
                        .series(series.series())
                        .build());
        System.out.println(
                figures.get(Metric.RECOVERY_TIME) + " " + ledger.account().delivered());
    }

    private static LedgerReport ledger() {
        Ledger ledger = new Ledger();
        Random random = new Random(1);
        int seq = 0;
        for (int second = 0; second < SECONDS; second++) {
            for (int i = 0; i < RATE; i++) {
                long intended = second * SECOND + i * SECOND / RATE;
                ledger.offered(0, seq, 1, intended, 0);
                ledger.sent(0, seq, 1, intended + 500);
                ledger.accepted(0, seq, intended + 4_000);
                ledger.delivered(0, seq, Ledger.NO_GROUP, intended + 20_000 + random.nextInt(60_000));
                seq++;
            }
        }
        PhaseSpan soak = new PhaseSpan("steady", true, 0, SECONDS * SECOND, seq);
        return ledger.close(new Closing(List.of(soak), Long.MAX_VALUE, 0));
    }

    private static Recording recording() {
        List<String> names = List.of(
                "generator",
                "sqs",
                "s3",
                "broker-1",
                "broker-2",
                "broker-3",
                Recording.WORKER + "-1",
                Recording.WORKER + "-2");
        List<String> counters = new ArrayList<>(List.of(SubjectMetrics.TASKS_RUNNING, SubjectMetrics.RETRIES));
        for (int i = 0; i < 20; i++) {
            counters.add("counter-" + i);
        }
        List<ProcessSample> processes = new ArrayList<>();
        List<DepthSample> depths = new ArrayList<>();
        List<MetricSample> metrics = new ArrayList<>();
        List<LinkSample> links = new ArrayList<>();
        List<MachineSample> machine = new ArrayList<>();
        for (long second = 0; second < SECONDS; second++) {
            long at = second * SECOND;
            for (int pid = 0; pid < names.size(); pid++) {
                processes.add(new ProcessSample(
                        at, names.get(pid), pid, at / 10, at / 100, 400, 300, 1_000, second, second, 90));
            }
            for (int worker = 6; worker < names.size(); worker++) {
                Map<String, Double> values = new HashMap<>();
                for (String counter : counters) {
                    values.put(counter, (double) second);
                }
                metrics.add(new MetricSample(at, names.get(worker), worker, values));
            }
            depths.add(new DepthSample(at, new QueueDepth(5, 3, 0)));
            links.add(new LinkSample(at, Map.of("sqs", at, "s3", at, "broker-1", at)));
            machine.add(new MachineSample(at, at, 0, at));
        }
        return new Recording(processes, depths, metrics, links, machine);
    }
}
