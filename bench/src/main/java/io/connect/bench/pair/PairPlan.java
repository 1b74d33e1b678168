package io.connect.bench.pair;

import io.connect.bench.environment.Environments;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/**
 * Plans the pairs of a gate, and estimates their time on two otherwise idle cores.
 *
 * @param scenarios the scenarios in the order in which each pair runs them
 * @param count the number of pairs
 */
public record PairPlan(List<Scenario> scenarios, PairCount count) {

    /**
     * The number of the pair that is run before the others and not counted. The brokers, the queue service and the generator are
     * new then, and live through all pairs. Two runs of one build in this pair differed by up to 80 %.
     */
    public static final int UNCOUNTED = 0;

    /** The longest unmeasured warm-up of each new worker. */
    public static final Duration WARM_UP = Duration.ofSeconds(3);

    /** Time of Maven, brokers, services and the calibration. */
    private static final long BEGIN_SECONDS = 60;
    /** Time until three workers that start together are running. */
    private static final long WORKERS_SECONDS = 10;
    /** Time to create and remove the queue, topic and connector of a run, and those of its warm-up. */
    private static final long AROUND_SECONDS = 5;

    private static final long BACKLOG_A_SECOND = 4_000;
    private static final int ROLES = PairRole.values().length;
    private static final double SECONDS_A_MINUTE = 60;

    public PairPlan {
        scenarios = List.copyOf(scenarios);
    }

    /**
     * Whether the three runs of a pair are concurrent. Then a disturbance by the machine or its neighbours hits all three alike.
     * Turns cannot achieve this, since disturbances last about as long as a run. Only a load that leaves CPU for three runs can
     * run this way. A subject that drains a backlog uses the whole machine, and a fault would affect the brokers of all runs.
     */
    public static boolean goesSideBySide(Scenario scenario) {
        return scenario.load().backlog().isEmpty()
                && RunFaults.planned(scenario).isEmpty();
    }

    /** The time of this many pairs of all scenarios, and of the uncounted one. */
    public long seconds(int pairs) {
        long all = 0;
        for (int i = 0; i < scenarios.size(); i++) {
            all += pair(i);
        }
        return BEGIN_SECONDS + (pairs + 1) * all;
    }

    /** The number of pairs for which there is time. */
    private int mostInTime() {
        int pairs = count.least();
        while (pairs < count.most()
                && seconds(pairs + 1) - BEGIN_SECONDS <= count.within().toSeconds()) {
            pairs++;
        }
        return pairs;
    }

    private static double minutes(long seconds) {
        return Math.ceil(seconds / SECONDS_A_MINUTE);
    }

    private long pair(int number) {
        Scenario scenario = scenarios.get(number);
        boolean newWorkers = number == 0 || !Environments.sharesWorkers(scenarios.get(number - 1), scenario);
        Load load = scenario.load();
        long backlog = load.backlog()
                .map(drained -> drained.messages() / BACKLOG_A_SECOND)
                .orElse(0L);
        long run = AROUND_SECONDS + load.pacedLength().toSeconds() + backlog;
        return (newWorkers ? WORKERS_SECONDS : 0)
                + ROLES * WARM_UP.toSeconds()
                + (goesSideBySide(scenario) ? 1 : ROLES) * run;
    }

    /** The plan in words, a line for each scenario. */
    public String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "plan: %d pairs in about %.0f min, at most %d in about %.0f min; each on new workers, after one uncounted pair%n",
                count.least(),
                minutes(seconds(count.least())),
                mostInTime(),
                minutes(seconds(mostInTime()))));
        for (int i = 0; i < scenarios.size(); i++) {
            Scenario scenario = scenarios.get(i);
            text.append(String.format(
                    Locale.ROOT,
                    "  %-24s %3d s a pair, %s%n",
                    scenario.id(),
                    pair(i),
                    goesSideBySide(scenario) ? "side by side" : "in turns"));
        }
        return text.toString();
    }
}
