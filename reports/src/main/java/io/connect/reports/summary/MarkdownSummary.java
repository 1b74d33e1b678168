package io.connect.reports.summary;

import io.connect.reports.compare.ChangeWords;
import io.connect.reports.compare.Comparison;
import io.connect.reports.compare.MetricChange;
import io.connect.reports.model.MetricResult;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.Subjects;
import io.connect.reports.text.Numbers;
import io.connect.reports.variant.SideBySide;
import io.connect.reports.words.RunWords;
import io.connect.reports.words.TargetWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes a run as Markdown, for the summary page of a CI job. */
public final class MarkdownSummary {

    private MarkdownSummary() {}

    /** Verdicts, figures with targets, and changes against the baseline. */
    public static String of(String runId, List<RunResult> results, List<Comparison> comparisons) {
        StringBuilder text = new StringBuilder("# Run ").append(cell(runId)).append("\n\n");
        text.append(RunWords.counts(results)).append("\n\n");
        boolean severalSubjects = Subjects.areSeveral(results);
        text.append("| scenario |")
                .append(severalSubjects ? " subject |" : "")
                .append(" verdict | in words |\n|---|---|---|")
                .append(severalSubjects ? "---|" : "")
                .append('\n');
        List<RunResult> worstFirst = results.stream()
                .sorted(Comparator.comparing(RunResult::verdict).reversed())
                .toList();
        for (RunResult result : worstFirst) {
            List<String> cells = new ArrayList<>(List.of(result.title()));
            if (severalSubjects) {
                cells.add(Subjects.name(result));
            }
            cells.addAll(List.of("**" + RunWords.verdict(result.verdict()) + "**", RunWords.of(result)));
            row(text, cells.toArray(String[]::new));
        }
        SideBySide.of(results).forEach(table -> variants(text, table));
        for (RunResult result : worstFirst) {
            figures(text, result);
        }
        if (!comparisons.isEmpty()) {
            text.append("\n## Against the baseline\n\n");
            text.append(
                    "| scenario | metric | baseline | run | unit | change | scatter | outcome | what changed, and how sure that is |\n");
            text.append("|---|---|--:|--:|---|--:|--:|---|---|\n");
            comparisons.forEach(comparison -> changes(text, comparison));
            for (Comparison comparison : comparisons) {
                text.append("\n**")
                        .append(cell(comparison.scenario()))
                        .append("**: ")
                        .append(comparison.outcome().words())
                        .append('\n');
                comparison.reasons().forEach(reason -> bullet(text, reason));
                comparison.weaknesses().forEach(weakness -> bullet(text, "suspected at most: " + weakness));
                comparison.notes().forEach(note -> bullet(text, note));
            }
        }
        return text.toString();
    }

    private static void variants(StringBuilder text, SideBySide table) {
        text.append("\n## ").append(cell(table.scenario())).append(": variants side by side\n\n");
        List<String> heads = new ArrayList<>(List.of("metric", "unit"));
        heads.addAll(table.variants());
        row(text, heads.toArray(String[]::new));
        text.append("|---|---|").append("--:|".repeat(table.variants().size())).append('\n');
        for (SideBySide.Row metric : table.rows()) {
            List<String> cells = new ArrayList<>(List.of(metric.metric(), metric.unit()));
            metric.cells().forEach(cell -> cells.add((cell.valueText() + " " + cell.ratioText()).strip()));
            row(text, cells.toArray(String[]::new));
        }
    }

    private static void figures(StringBuilder text, RunResult result) {
        text.append("\n## ").append(cell(result.name())).append("\n\n");
        result.reasons().forEach(reason -> bullet(text, reason));
        if (!result.reasons().isEmpty()) {
            text.append('\n');
        }
        text.append("Messages: ").append(AccountLine.of(result.account())).append("\n\n");
        text.append("| metric | value | unit | rounds | target | margin | met |\n|---|--:|---|---|---|--:|---|\n");
        for (Map.Entry<String, MetricResult> entry : result.metrics().entrySet()) {
            MetricResult metric = entry.getValue();
            row(
                    text,
                    entry.getKey(),
                    Numbers.plain(metric.value()),
                    metric.unit(),
                    metric.blocks().stream().map(Numbers::plain).collect(Collectors.joining(", ")),
                    metric.target() == null ? Numbers.MISSING : TargetWords.of(metric),
                    Numbers.plain(metric.margin()),
                    met(metric));
        }
    }

    private static String met(MetricResult metric) {
        if (metric.isUnjudged()) {
            return "not judged";
        }
        return metric.met() == null ? Numbers.MISSING : metric.met() ? "yes" : "**no**";
    }

    private static void changes(StringBuilder text, Comparison comparison) {
        for (MetricChange change : comparison.changes()) {
            if (change.gated()) {
                row(
                        text,
                        comparison.scenario(),
                        change.metric(),
                        Numbers.plain(change.baseline()),
                        Numbers.plain(change.candidate()),
                        change.unit(),
                        Numbers.change(change.percent()),
                        ComparisonTable.scatter(change),
                        change.outcome().words(),
                        ChangeWords.of(change, comparison));
            }
        }
    }

    private static void bullet(StringBuilder text, String sentence) {
        text.append("- ").append(cell(sentence)).append('\n');
    }

    private static void row(StringBuilder text, String... cells) {
        text.append('|');
        for (String cell : cells) {
            text.append(' ').append(cell(cell)).append(" |");
        }
        text.append('\n');
    }

    /** Escapes bars and tags in a result's own text, which would change the page around it. */
    private static String cell(String value) {
        return value.replace("|", "\\|").replace("<", "&lt;").replace('\n', ' ');
    }
}
