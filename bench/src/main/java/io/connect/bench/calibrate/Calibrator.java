package io.connect.bench.calibrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.model.Calibration;
import io.connect.testbed.Testbed;
import io.connect.testbed.process.ProcessFailedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Measures the highest throughput that the machine can reach. The process of the {@link Yardstick}, once it is warm, moves 1
 * KB messages from a filled queue into Kafka. Its rate and its CPU per message are the result.
 */
public final class Calibrator {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Calibrator() {}

    /**
     * Reads the figures of this invocation, or measures and stores them if there are none yet.
     *
     * @param file the file that stores the values; all simulations of one invocation use it
     * @param testbed a testbed that no other run uses at the same time
     * @throws ProcessFailedException when the loop fails
     */
    public static synchronized Calibration once(Path file, Testbed testbed) {
        try {
            if (Files.exists(file)) {
                return JSON.readValue(file.toFile(), Calibration.class);
            }
            Calibration measured = Yardstick.of(testbed).calibrate(Yardstick.WARM_UP);
            Files.createDirectories(file.toAbsolutePath().getParent());
            JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), measured);
            return measured;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read or write the calibration in " + file, e);
        }
    }
}
