package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Progress;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProgressPrinterTest {

    private static final long SECOND = 1_000_000;
    private static final Progress BEFORE = new Progress(100, 100, 100, 90, 0, 0);
    private static final Progress NOW = new Progress(1_100, 1_100, 1_100, 1_060, 0, 0);

    @TempDir
    Path folder;

    private final ScenarioRun run = new SmallRun().run;
    private List<String> faults = List.of();

    @Test
    void showsRatesSinceTheLineBefore() {
        run.progression().advance(Stage.LOADING);

        assertThat(line(SmallRun.START, SmallRun.START + 2 * SECOND, OptionalDouble.of(41.5)))
                .startsWith("small")
                .contains("steady")
                .contains("0:02 of 0:03")
                .contains("offered    500/s")
                .contains("delivered    485/s")
                .contains("backlog      40")
                .endsWith("41.50 ms");
    }

    @Test
    void namesThePhaseOfThePlanThatIsOn() {
        run.progression().advance(Stage.LOADING);

        assertThat(line(SmallRun.START, SmallRun.START + SECOND / 2, OptionalDouble.empty()))
                .contains("warm-up");
    }

    @Test
    void callsItADrainOnceThePlanIsOver() {
        run.progression().advance(Stage.LOADING);

        assertThat(line(SmallRun.START, SmallRun.START + 4 * SECOND, OptionalDouble.empty()))
                .contains("drain")
                .contains(" 0:04 ")
                .doesNotContain(" of ");
    }

    @Test
    void saysThatTheEnvironmentIsBeingArrangedBeforeThePlanBegins() {
        assertThat(line(SmallRun.START, SmallRun.START + SECOND, OptionalDouble.empty()))
                .contains("arrange")
                .doesNotContain(" of ");
    }

    /** The length of the paced load says nothing about a run that is still being prepared, or that drains its load. */
    @Test
    void theLengthOfTheLoadIsShownOnlyWhileItIsOffered() {
        run.progression().advance(Stage.DRAINING);

        assertThat(line(SmallRun.START, SmallRun.START + 2 * SECOND, OptionalDouble.empty()))
                .contains("drain")
                .doesNotContain(" of ");
    }

    @Test
    void namesTheFaultsThatAreInForce() {
        run.progression().advance(Stage.LOADING);
        faults = List.of("kill on worker-1");

        assertThat(line(SmallRun.START, SmallRun.START + SECOND, OptionalDouble.empty()))
                .endsWith("faults: kill on worker-1");
    }

    private String line(long before, long now, OptionalDouble p95) {
        try (ProgressPrinter printer = new ProgressPrinter(
                run, new ArrivalTap(run), () -> faults, new ProgressOutput(folder, System.err, () -> false))) {
            return printer.line(BEFORE, NOW, before, now, p95).toString();
        }
    }
}
