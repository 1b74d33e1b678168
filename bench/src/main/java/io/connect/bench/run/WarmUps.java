package io.connect.bench.run;

import io.connect.bench.calibrate.Yardstick;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.warm.WarmState;
import io.connect.reports.model.Calibration;
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
 * Sees to it that workers are warm before something is measured on them, and remembers which are. A worker that was started
 * again is cold, and so is one that has never run the kind of work that comes next. Used by the threads of the runs, one after the other.
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
     * Warms up the workers and services of a scenario unless they are warm. Empty where there is nothing to warm up, or the
     * environment asks for none.
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
        Calibration loop = Yardstick.of(testbed).warm(Yardstick.WARM_UP);
        return new WarmState(!Boolean.FALSE.equals(loop.steady()), null, null);
    }

    private Optional<WarmState> warmUp(ScenarioRun run, RunningEnvironment environment, Work work) {
        Scenario scenario = run.scenario();
        long begin = System.nanoTime();
        try {
            WarmState state = WarmUp.of(scenario, run.clock(), environment, runId);
            done.put(work, state);
            return Optional.of(state);
        } catch (RuntimeException e) {
            // The run that it was for meets the same trouble, and tells it. Its workers are cold.
            log.warn("cannot warm up for {}: {}", scenario.id(), e.toString());
            WarmState cold = new WarmState(false, (System.nanoTime() - begin) / NANOS_PER_SECOND, 0L);
            done.put(work, cold);
            return Optional.of(cold);
        }
    }
}
