package io.connect.bench.ledger;

import io.connect.reports.model.Account;
import java.util.List;
import org.HdrHistogram.Histogram;

/**
 * The ledger's data at the end of a run.
 *
 * @param account the account of all messages
 * @param sides the records and messages that are not in the account
 * @param phases one report for each phase, in order
 * @param seriesStartMicros start of second 0 of the series, on the run's clock
 * @param series one point for each second, without gaps
 */
public record LedgerReport(
        Account account, SideCounts sides, List<PhaseReport> phases, long seriesStartMicros, List<SecondPoint> series) {

    public LedgerReport {
        phases = List.copyOf(phases);
        series = List.copyOf(series);
    }

    /** The judged phases. */
    public List<PhaseReport> steady() {
        return phases.stream().filter(phase -> phase.span().steady()).toList();
    }

    /** Response times of all judged phases together, microseconds. */
    public Histogram steadyResponse() {
        Histogram all = Histograms.create();
        steady().forEach(phase -> all.add(phase.response()));
        return all;
    }

    /** Service times, from send to arrival, of all judged phases together, microseconds. */
    public Histogram steadyService() {
        Histogram all = Histograms.create();
        steady().forEach(phase -> all.add(phase.service()));
        return all;
    }

    /** First copies per second that reached Kafka during the judged phases; 0 without such phases. */
    public double steadyThroughput() {
        double seconds = steady().stream()
                .mapToDouble(phase -> phase.span().lengthSeconds())
                .sum();
        long arrived = steady().stream().mapToLong(PhaseReport::arrivedWithin).sum();
        return seconds == 0 ? 0 : arrived / seconds;
    }

    /** Share of the planned messages of judged phases that SQS accepted; 1 when nothing was planned. */
    public double steadyAchievedRatio() {
        long planned = steady().stream()
                .mapToLong(phase -> phase.span().plannedMessages())
                .sum();
        long accepted = steady().stream().mapToLong(PhaseReport::accepted).sum();
        return planned == 0 ? 1 : (double) accepted / planned;
    }

    /** The longest time between intended start and send of any judged message, microseconds. */
    public long steadyMaxScheduleLagMicros() {
        return steady().stream()
                .mapToLong(phase -> phase.scheduleLag().getMaxValue())
                .max()
                .orElse(0);
    }
}
