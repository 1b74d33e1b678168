package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.SmallHeap;
import io.connect.reports.json.ResultJson;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.SeriesName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A soak of four hours fits into the heap of a generator, and its result is small enough for a reader. */
class LongRunTest {

    private static final String HEAP = "-Xmx512m";
    private static final long MOST_BYTES = 4_000_000;

    @TempDir
    Path folder;

    @Test
    void fourHoursOfSecondsAreJudgedAndWrittenInASmallHeap() throws IOException, InterruptedException {
        Path file = folder.resolve("soak.json");
        String output = SmallHeap.run(HEAP, folder, LongRun.class, file.toString());

        assertThat(output).as("recovery time and deliveries").contains("0.0 7200000");
        assertThat(Files.size(file)).as("bytes of the result").isLessThan(MOST_BYTES);

        RunResult result = ResultJson.read(file);
        assertThat(result.series().values())
                .isNotEmpty()
                .allSatisfy(series -> assertThat(series.values()).hasSizeLessThanOrEqualTo(Intervals.MOST_VALUES));
        assertThat(result.series().get(SeriesName.DELIVERED).intervalSeconds()).isEqualTo(10);
        // Four hours are 1,440 intervals. One more contains messages that arrived after the last second.
        assertThat(result.series().get(SeriesName.OFFERED).values())
                .hasSize(1_441)
                .startsWith(500.0)
                .endsWith(500.0, 0.0);
        List<String> encoded = result.intervals().encoded();
        assertThat(result.intervals().intervalSeconds()).isEqualTo(10);
        assertThat(encoded.stream()
                        .filter(Objects::nonNull)
                        .mapToLong(one -> EncodedHistogram.decode(one).getTotalCount())
                        .sum())
                .as("the intervals contain all messages")
                .isEqualTo(result.account().delivered());
    }
}
