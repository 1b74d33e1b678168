package io.connect.bench.run;

import io.connect.bench.calibrate.Yardstick;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.warm.WarmState;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.process.JvmProcess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ensures that workers are warm before a measurement, and remembers which are warm. A restarted worker is cold, and so is a
 * worker that has never done the next run's kind of work. Used by the threads of the runs, one after the other.
 */
public final class WarmUps {

    private static final Logger log = LoggerFactory.getLogger(WarmUps.class);
    private static final double NANOS_PER_SECOND = 1e9;
    private static final String CONVERTER = "message.converter.class";

    private final String runId;
    private final Map<Work, WarmState> done = new HashMap<>();

    /** Work that warms the same code in the same processes. */
    private record Work(List<Long> workers, String subject, Class<?> payload, String converter, QueueType queue) {}

    /** @param runId the run id of the invocation, for the names in warm-up messages */
    public WarmUps(String runId) {
        this.runId = runId;
    }

    /**
     * Warms up the workers and services of a scenario if they are cold. Empty if there is nothing to warm up, or if the
     * environment requests no warm-up.
     */
    public Optional<WarmState> before(ScenarioRun run, RunningEnvironment environment) {
        Scenario scenario = run.scenario();
        if (scenario.subject().kind() == Subject.Kind.LOOP) {
            return environment.owned().map(WarmUps::ofTheLoop);
        }
        if (scenario.subject().kind() != Subject.Kind.CONNECTOR
                || scenario.environment().rehearsal().isZero()
                || environment.owned().isEmpty()) {
            return Optional.empty();
        }
        Work work = new Work(
                environment.owned().orElseThrow().connect().workers().stream()
                        .map(JvmProcess::pid)
                        .collect(Collectors.toList()),
                scenario.subject().name(),
                scenario.load().payload().getClass(),
                scenario.connector().getOrDefault(CONVERTER, ""),
                scenario.queue().type());
        WarmState known = done.get(work);
        if (known != null) {
            return Optional.of(known);
        }
        return warmUp(run, environment, work);
    }

    /** The bare loop warms itself up when its process starts, and stays warm. */
    private static WarmState ofTheLoop(Testbed testbed) {
        return new WarmState(Yardstick.of(testbed).warm(Yardstick.WARM_UP), null, null);
    }

    private Optional<WarmState> warmUp(ScenarioRun run, RunningEnvironment environment, Work work) {
        Scenario scenario = run.scenario();
        long begin = System.nanoTime();
        try {
            WarmState state = WarmUp.of(scenario, run.clock(), environment, runId);
            done.put(work, state);
            return Optional.of(state);
        } catch (RuntimeException e) {
            // The run itself meets the same problem and reports it. Its workers stay cold.
            log.warn("cannot warm up for {}: {}", scenario.id(), e.toString());
            WarmState cold = new WarmState(false, (System.nanoTime() - begin) / NANOS_PER_SECOND, 0L);
            done.put(work, cold);
            return Optional.of(cold);
        }
    }
}
