package io.connect.bench.console;

import io.connect.bench.environment.Environments;
import io.connect.bench.environment.SharedServices;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.load.Load;
import java.util.ArrayList;
import java.util.List;

/**
 * Estimates how long runs will take on a quiet machine. Plans and the remaining time use this estimate; verdicts do not.
 *
 * @param runs the runs in their order
 */
record PlannedTime(List<Run> runs) {

    private static final long ENVIRONMENT_SECONDS = 15;
    private static final long PROCESS_SECONDS = 3;
    private static final long CALIBRATION_SECONDS = 15;
    private static final long AROUND_SECONDS = 5;
    private static final long BACKLOG_A_SECOND = 5_000;
    /** Most workers are warm before the limit of the warm-up. */
    private static final double SHARE_OF_WARM_UP = 0.6;

    PlannedTime {
        runs = List.copyOf(runs);
    }

    /**
     * The planned time of one run.
     *
     * @param scenario the scenario, with every service of its environment
     * @param isNew whether new workers are started for it
     * @param warmUp the longest warm-up of these workers before the run, in seconds; 0 when they are warm
     * @param seconds the duration of one run, with its warm-up, its environment and, for the first run, the calibration
     */
    record Run(Scenario scenario, boolean isNew, long warmUp, long seconds) {

        /** The time of all rounds of the run; the run is prepared only once. */
        long allRounds() {
            return seconds + (scenario.rounds().count() - 1) * length(scenario);
        }
    }

    /** Estimates the time of scenarios that run one after the other. */
    static PlannedTime of(List<Scenario> selected) {
        List<Scenario> scenarios = SharedServices.of(selected);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Scenario scenario = scenarios.get(i);
            List<Scenario> before = scenarios.subList(0, i);
            boolean isNew = before.stream().noneMatch(other -> Environments.sharesWorkers(other, scenario));
            boolean newPlace = i == 0 || !Environments.sharesPlace(scenarios.get(i - 1), scenario);
            long warmUp = isNew && scenario.subject().kind() == Subject.Kind.CONNECTOR
                    ? scenario.environment().rehearsal().toSeconds()
                    : 0;
            long seconds = length(scenario)
                    + Math.round(warmUp * SHARE_OF_WARM_UP)
                    + (newPlace ? start(scenario) : isNew ? PROCESS_SECONDS : 0)
                    + (i == 0 ? CALIBRATION_SECONDS : 0);
            runs.add(new Run(scenario, isNew, warmUp, seconds));
        }
        return new PlannedTime(runs);
    }

    /** The total time of all runs. */
    long seconds() {
        return runs.stream().mapToLong(Run::allRounds).sum();
    }

    private static long start(Scenario scenario) {
        return ENVIRONMENT_SECONDS
                + PROCESS_SECONDS * (scenario.environment().kafka().brokers() - 1);
    }

    private static long length(Scenario scenario) {
        Load load = scenario.load();
        long backlog = load.backlog()
                .map(drained -> drained.messages() / BACKLOG_A_SECOND)
                .orElse(0L);
        return load.pacedLength().toSeconds() + backlog + AROUND_SECONDS;
    }
}
