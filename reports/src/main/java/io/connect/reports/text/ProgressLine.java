package io.connect.reports.text;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * The line printed every few seconds during a run. It is a row of a table, so it has a component for each column.
 *
 * @param scenario the name of the scenario
 * @param phase the phase of the scenario
 * @param elapsed the time since the run's start
 * @param total planned length of the load; null while none is offered, or when it takes longer
 * @param offered msg/s at present
 * @param delivered msg/s at present
 * @param backlog messages in the queue, visible and in flight; negative when unknown
 * @param p95Ms the p95 latency of the last seconds; null without arrivals
 * @param faults the active faults
 */
public record ProgressLine(
        String scenario,
        String phase,
        Duration elapsed,
        Duration total,
        double offered,
        double delivered,
        long backlog,
        Double p95Ms,
        List<String> faults) {

    @Override
    public String toString() {
        String line = String.format(
                Locale.ROOT,
                "%-14s %-8s %-12s  offered %,6.0f/s  delivered %,6.0f/s  backlog %7s  p95 %8s",
                scenario,
                phase,
                clock(elapsed) + (total == null ? "" : " of " + clock(total)),
                offered,
                delivered,
                backlog < 0 ? Numbers.MISSING : Numbers.count(backlog),
                p95Ms == null ? Numbers.MISSING : Numbers.plain(p95Ms) + " ms");
        return faults.isEmpty() ? line : line + "  faults: " + String.join(", ", faults);
    }

    private static String clock(Duration time) {
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }
}
