package io.connect.bench.console;

import io.connect.bench.environment.Environments;
import io.connect.bench.environment.SharedServices;
import io.connect.bench.run.Rehearsal;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.load.Load;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How long runs will take, roughly, on a quiet machine. Plans show it and the time left rests on it; no verdict does.
 *
 * @param runs in their order
 */
record PlannedTime(List<Run> runs) {

    private static final long ENVIRONMENT_SECONDS = 15;
    private static final long PROCESS_SECONDS = 3;
    private static final long CALIBRATION_SECONDS = 10;
    private static final long AROUND_SECONDS = 8;
    private static final long BACKLOG_A_SECOND = 600;

    PlannedTime {
        runs = List.copyOf(runs);
    }

    /**
     * One run.
     *
     * @param scenario with every service that its environment will have
     * @param isNew whether its environment is started for it
     * @param rehearsal that goes before it
     * @param seconds it takes, with its rehearsal, its environment and, for the first, the calibration
     */
    record Run(Scenario scenario, boolean isNew, Optional<Scenario> rehearsal, long seconds) {}

    /** The time of scenarios that run one after the other. */
    static PlannedTime of(List<Scenario> selected) {
        List<Scenario> scenarios = SharedServices.of(selected);
        List<Run> runs = new ArrayList<>();
        for (int i = 0; i < scenarios.size(); i++) {
            Scenario scenario = scenarios.get(i);
            boolean isNew = i == 0 || !Environments.isShared(scenarios.get(i - 1), scenario);
            Optional<Scenario> rehearsal = Rehearsal.before(scenarios, i);
            long seconds = length(scenario)
                    + rehearsal.map(PlannedTime::length).orElse(0L)
                    + (isNew ? start(scenario) : 0)
                    + (i == 0 ? CALIBRATION_SECONDS : 0);
            runs.add(new Run(scenario, isNew, rehearsal, seconds));
        }
        return new PlannedTime(runs);
    }

    /** Of all runs. */
    long seconds() {
        return runs.stream().mapToLong(Run::seconds).sum();
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
