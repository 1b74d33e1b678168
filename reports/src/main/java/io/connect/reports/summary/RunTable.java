package io.connect.reports.summary;

import io.connect.reports.model.Account;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.text.Numbers;
import io.connect.reports.text.Table;
import io.connect.reports.variant.SideBySide;
import io.connect.reports.words.AccountWords;
import io.connect.reports.words.TargetWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Formats the results of a run as fixed-width tables. */
public final class RunTable {

    private RunTable() {}

    /** Load, account, figures and verdict of each result. */
    public static String of(List<RunResult> results) {
        StringBuilder text = new StringBuilder(loads(results).toString())
                .append('\n')
                .append(accounts(results))
                .append('\n')
                .append(figures(results))
                .append('\n');
        for (SideBySide variants : SideBySide.of(results)) {
            text.append(sideBySide(variants)).append('\n');
        }
        for (RunResult result : results) {
            text.append(result.name())
                    .append(": ")
                    .append(result.verdict().id())
                    .append('\n');
            result.reasons().forEach(reason -> text.append("  ").append(reason).append('\n'));
        }
        return text.toString();
    }

    private static Table sideBySide(SideBySide variants) {
        List<String> heads = new ArrayList<>(List.of(variants.scenario(), "unit"));
        variants.variants().forEach(variant -> heads.addAll(List.of(">" + variant, "")));
        Table table = Table.of(heads.toArray(String[]::new));
        for (SideBySide.Row metric : variants.rows()) {
            List<String> cells = new ArrayList<>(List.of(metric.metric(), metric.unit()));
            metric.cells().forEach(cell -> cells.addAll(List.of(cell.valueText(), cell.ratioText())));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table loads(List<RunResult> results) {
        boolean severalSubjects = Subjects.areSeveral(results);
        List<String> heads = new ArrayList<>(List.of(
                "scenario",
                "profile",
                ">offered msg/s",
                ">achieved msg/s",
                ">achieved %",
                ">arriving msg/s",
                ">scale of full",
                ">message",
                "verdict"));
        if (severalSubjects) {
            heads.add(1, "subject");
        }
        Table table = Table.of(heads.toArray(String[]::new));
        for (RunResult result : results) {
            double offered = result.load().offered();
            List<String> cells = new ArrayList<>(List.of(
                    result.name(),
                    result.profile(),
                    Numbers.plain(offered),
                    Numbers.plain(result.load().achieved()),
                    offered == 0
                            ? Numbers.MISSING
                            : Numbers.plain(100 * result.load().achieved() / offered),
                    Numbers.plain(ArrivalRate.rate(result).orElse(null)),
                    Numbers.plain(result.load().scale()),
                    Numbers.bytes(result.load().messageSizeBytes()),
                    result.verdict().id()));
            if (severalSubjects) {
                cells.add(1, Subjects.name(result));
            }
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table accounts(List<RunResult> results) {
        List<String> heads = new ArrayList<>(List.of("messages"));
        AccountWords.of(Account.EMPTY).forEach(count -> heads.add(">" + count.name()));
        Table table = Table.of(heads.toArray(String[]::new));
        for (RunResult result : results) {
            List<String> cells = new ArrayList<>(List.of(result.name()));
            AccountWords.of(result.account()).forEach(count -> cells.add(count.text()));
            table.row(cells.toArray(String[]::new));
        }
        return table;
    }

    private static Table figures(List<RunResult> results) {
        Table table = Table.of("scenario", "metric", ">value", "unit", "target", ">margin", "met");
        for (RunResult result : results) {
            for (Map.Entry<String, MetricResult> entry : result.metrics().entrySet()) {
                MetricResult metric = entry.getValue();
                table.row(
                        result.name(),
                        entry.getKey(),
                        Numbers.plain(metric.value()),
                        metric.unit(),
                        metric.target() == null ? Numbers.MISSING : TargetWords.of(metric),
                        Numbers.plain(metric.margin()),
                        metric.met() == null ? Numbers.MISSING : metric.met() ? "yes" : "NO");
            }
        }
        return table;
    }
}
