package io.connect.bench.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The counters of Linux for threads and for the machine, read from test files and from the real ones. */
class ProcStatTest {

    private static final String STAT = "%s (%s) S 1 2 2 0 -1 4194368 10 0 0 0 %d %d 0 0 20 0 99 0 7000 1 2 3";

    @TempDir
    Path folder;

    @Test
    void aThreadsTimesAreFoundBehindANameWithSpacesAndBrackets() {
        assertThat(ProcStat.ofThread(STAT.formatted("12", "a) R (b 1 2", 30, 4)))
                .isEqualTo(340_000);
    }

    @Test
    void aProcessThatASignalStoppedIsTold() {
        String running = STAT.formatted("12", "a) T (b", 30, 4);

        assertThat(ProcStat.isStopped(running)).isFalse();
        assertThat(ProcStat.isStopped(running.replace(") S ", ") T "))).isTrue();
    }

    @Test
    void interruptsAndWaitsAreNobodysWork() {
        ProcStat.Machine machine = ProcStat.ofMachine("cpu  100 20 3 4000 500 60 70 8 0 0");

        assertThat(machine).isEqualTo(new ProcStat.Machine(1_230_000, 80_000));
    }

    @Test
    void anUnknownFormIsRefusedByName() {
        assertThatThrownBy(() -> ProcStat.ofMachine("cpu 1 2 3")).hasMessageContaining("'cpu 1 2 3'");
    }

    @Test
    void theSumNeverFallsWhenCompilersEndAndTheirIdsAreGivenAgain() throws IOException {
        CompilerThreads compilers = new CompilerThreads(folder);
        thread("10", "main", 900, 900);
        thread("11", "C1 CompilerThre", 10, 1);
        thread("12", "C2 CompilerThre", 20, 2);
        assertThat(compilers.micros()).hasValue(330_000);

        thread("11", "C1 CompilerThre", 15, 1);
        assertThat(compilers.micros()).hasValue(380_000);

        remove("12");
        searchAgain(compilers);
        assertThat(compilers.micros())
                .as("CPU time of the ended thread still counts")
                .hasValue(380_000);

        thread("12", "kafka-producer", 5, 5);
        thread("13", "C2 CompilerThre", 4, 0);
        searchAgain(compilers);
        assertThat(compilers.micros()).as("a new compiler thread adds to it").hasValue(420_000);

        thread("12", "kafka-producer", 50, 5);
        assertThat(compilers.micros()).as("another thread has the id now").hasValue(420_000);
    }

    @Test
    void aSystemWithoutSuchFilesTellsNothing() {
        assertThat(new CompilerThreads(folder.resolve("none")).micros()).isEmpty();
        assertThat(new MachineProbe(folder.resolve("none")).sample(1, List.of()))
                .isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void findsTheCompilersOfThisVeryJvm() {
        assertThat(new CompilerThreads(ProcessHandle.current().pid()).micros().orElseThrow())
                .isPositive();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void seesAProcessThatIsNotOurs() throws IOException {
        MachineProbe probe = new MachineProbe();
        MachineSample first = probe.sample(0, List.of()).orElseThrow();
        assertThat(first.ownMicros()).as("usage since the first sample").isZero();
        Process foreign = new ProcessBuilder("sh", "-c", "while :; do :; done").start();
        try {
            await().atMost(Duration.ofSeconds(60)).untilAsserted(() -> {
                MachineSample now = probe.sample(1, List.of()).orElseThrow();
                long others = now.busyMicros() - first.busyMicros() - now.ownMicros();
                assertThat(others).isGreaterThan(300_000);
            });
        } finally {
            foreign.destroyForcibly();
        }
    }

    private static void searchAgain(CompilerThreads compilers) {
        for (int look = 0; look < 5; look++) {
            compilers.micros();
        }
    }

    private void thread(String id, String name, int user, int system) throws IOException {
        Path task = Files.createDirectories(folder.resolve(id));
        Files.writeString(task.resolve("comm"), name + "\n");
        Files.writeString(task.resolve("stat"), STAT.formatted(id, name, user, system));
    }

    private void remove(String id) throws IOException {
        Files.delete(folder.resolve(id).resolve("comm"));
        Files.delete(folder.resolve(id).resolve("stat"));
        Files.delete(folder.resolve(id));
    }
}
