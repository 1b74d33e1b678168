package io.connect.sqs.converter.compression;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class DecompressorPoolTest {

    /** After a burst, one decompressor for each thread of the converter is idle. */
    @Test
    void anIdleDecompressorHoldsNoHugeMessage() throws IOException {
        byte[] packed = Compressed.gzip(new byte[4 << 20]);
        try (DecompressorPool pool = new DecompressorPool(16 << 20)) {
            Decompressor decompressor = pool.borrow();
            BoundedBuffer unpacked = decompressor.decompress(CompressionFormat.GZIP, packed, packed.length);
            assertThat(unpacked.size()).isEqualTo(4 << 20);

            pool.giveBack(decompressor);

            assertThat(unpacked.array()).hasSizeLessThanOrEqualTo(1 << 20);
        }
    }
}
