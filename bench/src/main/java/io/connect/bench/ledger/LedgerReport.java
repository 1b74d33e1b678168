package io.connect.bench.ledger;

import io.connect.reports.model.Account;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * Everything the ledger knows at the end of a run.
 *
 * @param account the account of all messages
 * @param sides the records and messages that the account leaves out
 * @param phases one report for each phase, in order
 * @param seriesStartMicros begin of second 0 of the series on the run's clock
 * @param series one point for each second, without gaps
 */
public record LedgerReport(
        Account account, SideCounts sides, List<PhaseReport> phases, long seriesStartMicros, List<SecondPoint> series) {

    public LedgerReport {
        phases = List.copyOf(phases);
        series = List.copyOf(series);
    }

    /** The phases that are judged. */
    public List<PhaseReport> steady() {
        return phases.stream().filter(phase -> phase.span().steady()).toList();
    }

    /** Response times over all judged phases together, microseconds. */
    public Histogram steadyResponse() {
        Histogram all = Histograms.create();
        steady().forEach(phase -> all.add(phase.response()));
        return all;
    }

    /** Service times, from send to arrival, over all judged phases together, microseconds. */
    public Histogram steadyService() {
        Histogram all = Histograms.create();
        steady().forEach(phase -> all.add(phase.service()));
        return all;
    }

    /** First copies that reached Kafka a second while judged phases ran; 0 without one. */
    public double steadyThroughput() {
        double seconds = steady().stream()
                .mapToDouble(phase -> phase.span().lengthSeconds())
                .sum();
        long arrived = steady().stream().mapToLong(PhaseReport::arrivedWithin).sum();
        return seconds == 0 ? 0 : arrived / seconds;
    }

    /** Share of the judged plan that SQS took; 1 when nothing was planned. */
    public double steadyAchievedRatio() {
        long planned = steady().stream()
                .mapToLong(phase -> phase.span().plannedMessages())
                .sum();
        long accepted = steady().stream().mapToLong(PhaseReport::accepted).sum();
        return planned == 0 ? 1 : (double) accepted / planned;
    }

    /** The longest any judged message was sent after its intended start, microseconds. */
    public long steadyMaxScheduleLagMicros() {
        return steady().stream()
                .mapToLong(phase -> phase.scheduleLag().getMaxValue())
                .max()
                .orElse(0);
    }
}
