package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RecordingTest {
    private static final long SECOND = 1_000_000;
    private static final long MIB = 1 << 20;

    private static ProcessSample sample(long second, String process, long pid, long cpuMillis, long afterGcMib) {
        return new ProcessSample(
                second * SECOND,
                process,
                pid,
                cpuMillis * 1000,
                cpuMillis * 250,
                0,
                afterGcMib * MIB,
                100 * MIB,
                second,
                second * 10,
                5);
    }

    private final Recording recording = new Recording(
            List.of(
                    sample(0, "worker-1", 1, 0, 10),
                    sample(1, "worker-1", 1, 500, 20),
                    sample(1, "sqs", 9, 5_000, 99),
                    sample(2, "worker-1", 1, 900, 30),
                    // The process was killed and restarted, so its CPU time starts at 0 again.
                    sample(3, "worker-1", 2, 100, 15),
                    sample(4, "worker-1", 2, 700, 25)),
            List.of(),
            List.of());

    @Test
    void cpuOfARestartedProcessCountsBothLives() {
        assertThat(recording.cpuMicros("worker", 0, 4 * SECOND)).isEqualTo((900 + 600) * 1000);
    }

    @Test
    void cpuIsAShareOfTheWholeMachine() {
        assertThat(recording.cpuPercent("worker", 0, 2 * SECOND, 2)).hasValue(22.5);
    }

    @Test
    void aWindowWithOneLookSaysNothing() {
        assertThat(recording.cpuPercent("worker", 0, SECOND / 2, 2)).isEmpty();
        assertThat(recording.cpuPercent("worker", 2 * SECOND, 3 * SECOND, 2))
                .as("one look at each of two processes")
                .isEmpty();
        assertThat(recording.heapPercent("broker", 0, 4 * SECOND)).isEmpty();
    }

    @Test
    void heapIsTheHighestOccupancyAfterACollection() {
        assertThat(recording.heapPercent("worker", 0, 4 * SECOND)).hasValue(30.0);
        assertThat(recording.heapPercent("worker", 3 * SECOND, 4 * SECOND)).hasValue(25.0);
    }

    @Test
    void ratesSkipTheGapBetweenTwoLives() {
        assertThat(recording.ratePerSecond("worker-1", 0, sample -> sample.cpuMicros() / 1e6))
                .containsOnlyKeys(1, 2, 4)
                .containsEntry(1, 0.5)
                .containsEntry(4, 0.6);
    }

    @Test
    void compilationIsAShareOfTheProcessesCpu() {
        assertThat(recording.compilePercent("worker", 0, 4 * SECOND)).hasValue(25.0);
        assertThat(recording.compilePercent("worker", 0, SECOND / 2)).isEmpty();
    }

    @Test
    void busyTimeBeyondOurProcessesIsForeign() {
        // Two cores for ten seconds: 8 s busy, 5 s of them by the run's own processes, and one second stolen.
        Recording looks = ofMachine(
                new MachineSample(10 * SECOND, 100 * SECOND, 7 * SECOND, 3 * SECOND),
                new MachineSample(15 * SECOND, 104 * SECOND, 7 * SECOND, 5 * SECOND),
                new MachineSample(20 * SECOND, 108 * SECOND, 8 * SECOND, 8 * SECOND));

        assertThat(looks.foreign(0, 30 * SECOND, 2)).contains(new OtherCpuUse(15, 5));
        assertThat(looks.foreign(10 * SECOND, 15 * SECOND, 2)).contains(new OtherCpuUse(20, 0));
    }

    @Test
    void foreignIsNeverLessThanNothing() {
        Recording looks =
                ofMachine(new MachineSample(0, 0, 0, 0), new MachineSample(10 * SECOND, 5 * SECOND, 0, 5 * SECOND + 1));

        assertThat(looks.foreign(0, 10 * SECOND, 2)).contains(new OtherCpuUse(0, 0));
    }

    @Test
    void nothingIsSaidOfAMachineThatDoesNotTell() {
        assertThat(recording.foreign(0, 10 * SECOND, 2)).isEmpty();
        assertThat(ofMachine(new MachineSample(SECOND, 1, 1, 1)).foreign(0, 10 * SECOND, 2))
                .as("one sample gives no difference")
                .isEmpty();
    }

    private static Recording ofMachine(MachineSample... looks) {
        return new Recording(List.of(), List.of(), List.of(), List.of(), List.of(looks));
    }
}
