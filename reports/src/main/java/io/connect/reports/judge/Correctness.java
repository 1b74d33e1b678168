package io.connect.reports.judge;

import io.connect.reports.model.Account;
import io.connect.reports.model.RunResult;
import io.connect.reports.scenario.ScenarioFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Whether every message arrived as promised. The account alone says so, never a verdict that somebody wrote beside it. */
public final class Correctness {

    private Correctness() {}

    /** A sentence for each promise that the account shows broken; empty for a correct run. */
    public static List<String> problems(Account account, ScenarioFacts scenario) {
        List<String> problems = new ArrayList<>();
        if (account.lost() > 0) {
            problems.add(text("%,d of %,d accepted messages were lost", account.lost(), account.accepted()));
        }
        if (scenario.fifo() && account.reordered() > 0) {
            problems.add(text("%,d messages of a FIFO queue arrived out of order", account.reordered()));
        }
        if (scenario.exactlyOnce() && account.duplicated() > 0) {
            problems.add(text("%,d duplicates arrived under exactly-once", account.duplicated()));
        }
        return List.copyOf(problems);
    }

    /** The same for a result, by the scenario it carries. */
    public static List<String> problems(RunResult result) {
        return problems(result.account(), ScenarioFacts.of(result.scenarioAsRun()));
    }

    private static String text(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
