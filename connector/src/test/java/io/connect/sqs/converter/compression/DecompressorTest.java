package io.connect.sqs.converter.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DecompressorTest {

    private static final int LIMIT = 1 << 20;
    private static final byte[] DATA = mixed(300_000);

    @TestFactory
    Stream<DynamicTest> readsWhatOtherLibrariesWrite() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (byte[] data : List.of(DATA, new byte[0], new byte[] {7}, new byte[200_000])) {
            Compressed.all(data)
                    .forEach((name, flavour) -> tests.add(DynamicTest.dynamicTest(
                            name + " of " + data.length + " bytes",
                            () -> assertThat(decompress(flavour.format(), flavour.bytes()))
                                    .isEqualTo(data))));
        }
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> recognisesFormatsWithMagicBytes() throws IOException {
        return Compressed.all(DATA).entrySet().stream()
                .filter(entry -> entry.getValue().recognisable())
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(CompressionFormat.detect(
                                        entry.getValue().bytes(),
                                        entry.getValue().bytes().length))
                                .contains(entry.getValue().format())));
    }

    @TestFactory
    Stream<DynamicTest> refusesDataThatIsCutOff() throws IOException {
        return Compressed.all(DATA).entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith("lz4 block"))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    byte[] bytes = entry.getValue().bytes();
                    for (int cut : new int[] {1, 5, 11, bytes.length / 3}) {
                        assertThatThrownBy(() ->
                                        decompress(entry.getValue().format(), Arrays.copyOf(bytes, bytes.length - cut)))
                                .as("bytes cut off: " + cut)
                                .isInstanceOf(CorruptDataException.class);
                    }
                }));
    }

    @TestFactory
    Stream<DynamicTest> stopsAtTheLimit() throws IOException {
        return Compressed.all(new byte[LIMIT + 1]).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThatThrownBy(() -> decompress(
                                        entry.getValue().format(),
                                        entry.getValue().bytes()))
                                .isInstanceOf(SizeLimitException.class)));
    }

    @TestFactory
    Stream<DynamicTest> reachesTheLimit() throws IOException {
        return Compressed.all(new byte[LIMIT]).entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.getKey(),
                        () -> assertThat(decompress(
                                        entry.getValue().format(),
                                        entry.getValue().bytes()))
                                .hasSize(LIMIT)));
    }

    @TestFactory
    Stream<DynamicTest> detectsDamageWhereTheFormatHasAChecksum() throws IOException {
        return Compressed.all(DATA).entrySet().stream()
                .filter(entry -> entry.getValue().recognisable())
                .filter(entry ->
                        !entry.getKey().contains("java") && !entry.getKey().startsWith("zstd"))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Random random = new Random(42);
                    int refusals = 0;
                    for (int i = 0; i < 50; i++) {
                        byte[] bytes = entry.getValue().bytes().clone();
                        int position = 30 + random.nextInt(bytes.length - 60);
                        bytes[position] ^= (byte) (1 << random.nextInt(8));
                        // A changed back reference may point to identical content. The data is then still correct.
                        Throwable refusal = catchThrowable(
                                () -> assertThat(decompress(entry.getValue().format(), bytes))
                                        .isEqualTo(DATA));
                        assertThat(refusal instanceof AssertionError ? refusal : null)
                                .as("%s, byte %d of %d", entry.getKey(), position, bytes.length)
                                .isNull();
                        refusals += refusal == null ? 0 : 1;
                    }
                    assertThat(refusals).isGreaterThan(40);
                }));
    }

    @Test
    void readsGzipWithAllHeaderFields() throws IOException {
        byte[] plain = Compressed.gzip(DATA);
        byte[] header = {0x1f, (byte) 0x8b, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'e', 'x', 'n', 0, 'c', 0, 0, 0};
        byte[] bytes = Arrays.copyOf(header, header.length + plain.length - 10);
        System.arraycopy(plain, 10, bytes, header.length, plain.length - 10);

        assertThat(decompress(CompressionFormat.GZIP, bytes)).isEqualTo(DATA);
        for (int cut = 1; cut < header.length; cut++) {
            byte[] beginning = Arrays.copyOf(bytes, cut);
            assertThatThrownBy(() -> decompress(CompressionFormat.GZIP, beginning))
                    .isInstanceOf(CorruptDataException.class);
        }
    }

    @Test
    void ignoresZerosBehindGzipButNothingElse() throws IOException {
        byte[] plain = Compressed.gzip(DATA);
        byte[] padded = Arrays.copyOf(plain, plain.length + 100);
        byte[] dirty = padded.clone();
        dirty[plain.length + 50] = 1;

        assertThat(decompress(CompressionFormat.GZIP, padded)).isEqualTo(DATA);
        assertThatThrownBy(() -> decompress(CompressionFormat.GZIP, dirty)).isInstanceOf(CorruptDataException.class);
    }

    @Test
    void isReusableAfterEveryKindOfFailure() throws IOException {
        Map<String, Compressed.Flavour> bombs = Compressed.all(new byte[LIMIT + 1]);
        try (Decompressor decompressor = new Decompressor(LIMIT)) {
            for (Map.Entry<String, Compressed.Flavour> entry :
                    Compressed.all(DATA).entrySet()) {
                byte[] bytes = entry.getValue().bytes();
                byte[] bomb = bombs.get(entry.getKey()).bytes();
                attempt(decompressor, entry.getValue().format(), Arrays.copyOf(bytes, bytes.length / 2));
                attempt(decompressor, entry.getValue().format(), bomb);
                assertThat(decompressor
                                .decompress(entry.getValue().format(), bytes, bytes.length)
                                .toByteArray())
                        .as(entry.getKey())
                        .isEqualTo(DATA);
            }
        }
    }

    @Property(tries = 400)
    void randomBytesNeverDoWorseThanACleanRefusal(
            @ForAll CompressionFormat format, @ForAll @Size(max = 300) byte[] bytes) {
        tryToDecompress(format, bytes);
    }

    @Property(tries = 400)
    void damagedDataNeverDoesWorseThanACleanRefusal(
            @ForAll @IntRange(max = 15) int flavour,
            @ForAll @IntRange(max = 3999) int position,
            @ForAll byte value,
            @ForAll @IntRange(max = 3999) int cut)
            throws IOException {
        Compressed.Flavour chosen = new ArrayList<>(SMALL.values()).get(flavour % SMALL.size());
        byte[] bytes = chosen.bytes().clone();
        bytes[position % bytes.length] = value;
        tryToDecompress(chosen.format(), bytes);
        tryToDecompress(chosen.format(), Arrays.copyOf(bytes, cut % bytes.length));
    }

    private static final Map<String, Compressed.Flavour> SMALL = small();

    private static Map<String, Compressed.Flavour> small() {
        try {
            return Compressed.all(mixed(3000));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void tryToDecompress(CompressionFormat format, byte[] bytes) {
        try (Decompressor decompressor = new Decompressor(LIMIT)) {
            attempt(decompressor, format, bytes);
        }
    }

    private static void attempt(Decompressor decompressor, CompressionFormat format, byte[] bytes) {
        try {
            assertThat(decompressor.decompress(format, bytes, bytes.length).size())
                    .isLessThanOrEqualTo(LIMIT);
        } catch (CorruptDataException | SizeLimitException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    private static byte[] decompress(CompressionFormat format, byte[] bytes) throws IOException {
        try (Decompressor decompressor = new Decompressor(LIMIT)) {
            return decompressor.decompress(format, bytes, bytes.length).toByteArray();
        }
    }

    /** Runs of one byte, repetitions over long distances, and random bytes. */
    static byte[] mixed(int size) {
        Random random = new Random(size);
        byte[] data = new byte[size];
        int position = 0;
        while (position < size) {
            int length = Math.min(size - position, 1 + random.nextInt(2000));
            int kind = random.nextInt(3);
            for (int i = 0; i < length; i++) {
                data[position + i] = kind == 0
                        ? (byte) 'a'
                        : kind == 1 ? (byte) random.nextInt() : data[Math.max(0, position + i - 1500)];
            }
            position += length;
        }
        return data;
    }
}
