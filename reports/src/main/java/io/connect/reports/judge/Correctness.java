package io.connect.reports.judge;

import io.connect.reports.model.Account;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import io.connect.reports.scenario.ScenarioFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Checks whether every message arrived as promised. Only the account decides, never a verdict stored with it. */
public final class Correctness {

    private final List<Problem> problems = new ArrayList<>();

    /**
     * A promise that was broken according to the account.
     *
     * @param verdict the verdict of a run with it
     * @param sentence the finding as a sentence
     */
    record Problem(Verdict verdict, String sentence) {}

    private Correctness() {}

    /** A sentence for each promise that was broken according to the account, the worst first; empty for a correct run. */
    public static List<String> problems(Account account, ScenarioFacts scenario) {
        return found(account, scenario).stream().map(Problem::sentence).toList();
    }

    /** The same sentences for a result, judged by the scenario in it. */
    public static List<String> problems(RunResult result) {
        return problems(result.account(), ScenarioFacts.of(result.scenarioAsRun()));
    }

    static List<Problem> found(Account account, ScenarioFacts scenario) {
        Correctness correctness = new Correctness();
        correctness.add(Verdict.LOST, account.lost(), "%,d of %,d accepted messages were lost", account.accepted());
        // Results of earlier versions lack this information.
        Account.Records records = account.records() == null ? Account.Records.RIGHT : account.records();
        correctness.altered(records);
        if (scenario.exactlyOnce()) {
            correctness.add(Verdict.DUPLICATED, account.duplicated(), "%,d duplicates arrived under exactly-once");
        } else {
            correctness.add(
                    Verdict.DUPLICATED, records.unexplained(), "%,d duplicates arrived before anything had failed");
        }
        correctness.add(
                Verdict.DUPLICATED,
                records.deliveredAndDead(),
                "%,d messages were delivered and went to the dead letters too");
        if (scenario.fifo()) {
            correctness.add(
                    Verdict.REORDERED, account.reordered(), "%,d messages of a FIFO queue arrived out of order");
            correctness.add(
                    Verdict.REORDERED,
                    records.scatteredGroups(),
                    "%,d message groups were spread over several partitions, which keep no order between them");
        }
        return List.copyOf(correctness.problems);
    }

    private void altered(Account.Records records) {
        add(
                Verdict.ALTERED,
                records.altered(),
                "%,d messages arrived altered, of them %,d cut short, %,d empty and %,d unconverted",
                records.cut(),
                records.empty(),
                records.unconverted());
        add(
                Verdict.ALTERED,
                records.wrongKey(),
                "%,d messages arrived under another key than the subject's rule gives");
        add(
                Verdict.ALTERED,
                records.wrongPartition(),
                "%,d messages arrived in another partition than the subject's rule gives");
        add(Verdict.ALTERED, records.foreign(), "%,d records in the topic belong to no message of the run");
    }

    private void add(Verdict verdict, long count, String format, Object... further) {
        if (count > 0) {
            Object[] values = new Object[1 + further.length];
            values[0] = count;
            System.arraycopy(further, 0, values, 1, further.length);
            problems.add(new Problem(verdict, String.format(Locale.ROOT, format, values)));
        }
    }
}
