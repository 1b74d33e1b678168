package io.connect.bench.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.SmallHeap;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TenMillionTest {

    private static final String HEAP = "-Xmx600m";

    @TempDir
    Path folder;

    @Test
    void tenMillionMessagesFitIn600Megabytes() throws IOException, InterruptedException {
        assertThat(SmallHeap.run(HEAP, folder, TenMillion.class))
                .contains("delivered=" + TenMillion.MESSAGES + ", lost=0");
    }
}
