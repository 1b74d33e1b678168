package io.connect.testbed.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.process.JvmSpec;
import io.connect.testbed.process.PortLease;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class JvmInspectionIT {
    @TempDir
    Path folder;

    private PortLease ports;
    private JvmLauncher launcher;
    private JvmProcess waiter;
    private JvmInspection inspection;

    @BeforeEach
    void start() {
        ports = new PortLease();
        launcher = new JvmLauncher(folder, folder.resolve("logs"), ports);
        waiter = launcher.start(new JvmSpec(
                "waiter",
                Waiter.class.getName(),
                List.of(Path.of("target/test-classes")),
                List.of("-Xmx64m", JvmInspection.RECORDING_FROM_THE_START),
                List.of()));
        inspection = new JvmInspection(waiter);
        // The JVM opens the port before it can answer there.
        await().atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> !inspection.threadDump().isEmpty());
    }

    @AfterEach
    void stop() {
        launcher.close();
        ports.close();
    }

    @Test
    void showsThreadsAndTheHeap() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(inspection.threadDump()).contains("waits-for-ever"));
        assertThat(inspection.heapHistogram()).contains("#instances").contains("java.lang.String");
    }

    @Test
    void writesAHeapDumpAndAFlightRecording() throws IOException {
        Path heap = folder.resolve("a heap/heap.hprof");
        Path recording = folder.resolve("a recording/recording.jfr");

        inspection.dumpHeap(heap);
        inspection.startFlightRecording();
        inspection.stopFlightRecording(recording);

        assertThat(Files.readString(heap, StandardCharsets.ISO_8859_1)).startsWith("JAVA PROFILE");
        assertThat(Files.readString(recording, StandardCharsets.ISO_8859_1)).startsWith("FLR");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void drawsAFlameGraph() {
        Path graph = folder.resolve("a graph/graph.html");
        AsyncProfiler profiler = AsyncProfiler.unpack(folder.resolve("profiler"));

        profiler.start(waiter, "wall", graph);
        profiler.stop(waiter, graph);

        assertThat(graph).content().contains("Waiter.main");
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void saysWhyTheProfilerDoesNotWork() {
        AsyncProfiler profiler = AsyncProfiler.unpack(folder.resolve("profiler"));

        assertThatThrownBy(() -> profiler.start(waiter, "no-such-event", folder.resolve("graph.html")))
                .isInstanceOf(InspectionException.class)
                .hasMessageContaining("async-profiler does not work in waiter")
                .hasMessageContaining("no-such-event")
                .hasMessageContaining("-Dprofiler=wall");
    }

    @Test
    void namesTheProcessThatDoesNotAnswer() {
        waiter.kill();

        assertThatThrownBy(inspection::threadDump)
                .isInstanceOf(InspectionException.class)
                .hasMessageContaining("waiter (pid " + waiter.pid() + ") could not threadPrint");
    }
}
