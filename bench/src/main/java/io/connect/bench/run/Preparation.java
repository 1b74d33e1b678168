package io.connect.bench.run;

import io.connect.bench.calibrate.Calibrator;
import io.connect.bench.run.RunFacts.Surroundings;
import io.connect.bench.sample.CpuProbe;
import io.connect.bench.settings.Settings;
import io.connect.bench.warm.WarmState;
import io.connect.reports.model.Calibration;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.process.ProcessFailedException;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prepares each run of an invocation: it measures the machine once, warms up the subject, and times a fixed piece of work.
 * Thread-safe: one run is prepared at a time.
 */
public final class Preparation {

    private static final Logger log = LoggerFactory.getLogger(Preparation.class);

    private final Settings settings;
    private final WarmUps warmUps;
    private final CpuProbe probe = new CpuProbe();
    private boolean calibrated;
    private Optional<Calibration> calibration = Optional.empty();

    /** Creates the preparation for one invocation. */
    public Preparation(Settings settings) {
        this.settings = settings;
        this.warmUps = new WarmUps(settings.runId());
    }

    /** Prepares a run in its environment; returns the state of machine and subject. */
    synchronized Surroundings before(ScenarioRun run, RunningEnvironment environment) {
        if (environment.owned().isEmpty()) {
            // The bare loop and the probe would measure this machine, but the subject runs on other machines.
            return Surroundings.UNKNOWN;
        }
        Optional<Calibration> machine = calibration(environment.owned().orElseThrow());
        Optional<WarmState> warm = warmUps.before(run, environment);
        return new Surroundings(machine, warm, OptionalDouble.of(probe.slowdown()));
    }

    /** Measures the machine once, for the first run. If this fails, one warning is logged, and the runs continue. */
    private Optional<Calibration> calibration(Testbed testbed) {
        if (!calibrated) {
            calibrated = true;
            try {
                calibration = Optional.of(Calibrator.once(settings.calibrationFile(), testbed));
            } catch (ProcessFailedException e) {
                log.warn("the machine could not be calibrated: {}", e.getMessage());
            }
        }
        return calibration;
    }
}
