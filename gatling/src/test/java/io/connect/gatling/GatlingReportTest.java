package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatlingReportTest {

    @TempDir
    Path results;

    @Test
    void isBesideTheNewestLogOfThisRun() throws IOException {
        simulation("old", 1_000);
        simulation("one", 5_000);
        simulation("two", 6_000);
        Files.createDirectories(results.resolve("no-simulation"));

        assertThat(GatlingReport.page(results, 4_000)).contains(results.resolve("two/index.html"));
    }

    @Test
    void anEarlierRunsReportIsNotTakenForThisOnes() throws IOException {
        simulation("old", 1_000);

        assertThat(GatlingReport.page(results, 4_000)).isEmpty();
        assertThat(GatlingReport.page(results.resolve("missing"), 0)).isEmpty();
    }

    private void simulation(String name, long modifiedMillis) throws IOException {
        Path log = Files.createDirectories(results.resolve(name)).resolve("simulation.log");
        Files.writeString(log, "");
        Files.setLastModifiedTime(log, FileTime.fromMillis(modifiedMillis));
    }
}
