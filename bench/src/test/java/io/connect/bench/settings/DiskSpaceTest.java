package io.connect.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DiskSpaceTest {

    @Test
    void aDiskWithTooLittleRoomIsNamedWithItsFreeSpace(@TempDir Path folder) {
        Path notMadeYet = folder.resolve("reports/runs");

        assertThat(DiskSpace.shortage(notMadeYet, Long.MAX_VALUE))
                .get()
                .asString()
                .contains("the disk of " + notMadeYet + " has ")
                .contains("-Druns");
    }

    @Test
    void aDiskWithRoomIsNoMatter(@TempDir Path folder) {
        assertThat(DiskSpace.shortage(folder.resolve("reports/runs"), 1)).isEmpty();
    }
}
