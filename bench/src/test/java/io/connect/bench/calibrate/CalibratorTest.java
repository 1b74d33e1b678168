package io.connect.bench.calibrate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reuse of a calibration within an invocation. The measurement itself is tested together with scenario runs. */
class CalibratorTest {

    private static final Testbed NOTHING_TO_MEASURE_ON = null;

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void name() {
        file = folder.resolve("calibration.json");
    }

    @Test
    void isTakenFromTheFileOfThisInvocation() throws Exception {
        Files.writeString(file, """
                {"drainRate":1234.5,"cpuPerMessage":210.0,"latencyP95Ms":null,"messages":5000,"messageSizeBytes":1000}""");

        assertThat(Calibrator.once(file, NOTHING_TO_MEASURE_ON))
                .isEqualTo(new Calibration(1234.5, 210.0, null, 5_000, 1_000));
    }

    @Test
    void namesAFileThatHoldsSomethingElse() throws Exception {
        Files.writeString(file, "drained a lot");

        assertThatThrownBy(() -> Calibrator.once(file, NOTHING_TO_MEASURE_ON))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining(file.toString());
    }
}
