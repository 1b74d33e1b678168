package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.compression.Compressed;
import io.connect.sqs.converter.compression.CompressionFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DecompressingMessageConverterTest {

    private static final String TEXT = "{\"run\":\"r\",\"data\":\"" + "äbc ".repeat(1000) + "\"}";
    private static final byte[] UTF8 = TEXT.getBytes(StandardCharsets.UTF_8);

    private static final MessageConverter AUTO = converter();

    @TestFactory
    Stream<DynamicTest> unpacksEveryFormatFromBase64AndFromBytes() throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        Compressed.all(UTF8).forEach((name, flavour) -> {
            String format = flavour.recognisable() ? "AUTO" : flavour.format().name();
            tests.add(DynamicTest.dynamicTest(name + " as " + format, () -> {
                try (MessageConverter converter = converter("message.decompression.format", format)) {
                    assertThat(value(converter, Messages.text(base64(flavour.bytes()))))
                            .isEqualTo(TEXT);
                    if (flavour.recognisable()) {
                        assertThat(value(converter, Messages.bytes(flavour.bytes())))
                                .isEqualTo(TEXT);
                    }
                }
            }));
        });
        return tests.stream();
    }

    @Test
    void runsTheConfigurationOfTheCompressionBenchmark() throws IOException {
        MessageConverter converter = new DecompressingMessageConverter();
        converter.configure(Messages.config(
                "connector.class", "io.connect.sqs.SqsSourceConnector",
                "message.converter.class", "io.connect.sqs.converter.DecompressingMessageConverter",
                "message.decompression.delegate.converter.class", "io.connect.sqs.converter.DefaultMessageConverter",
                "message.decompression.format", "AUTO",
                "message.decompression.base64.decode", "true"));

        assertThat(value(converter, Messages.text(base64(Compressed.gzip(UTF8)))))
                .isEqualTo(TEXT);
    }

    @Test
    void readsUrlSafeAndWrappedBase64() throws IOException {
        byte[] gzip = Compressed.gzip(UTF8);
        MessageConverter converter = converter();

        assertThat(value(converter, Messages.text(Base64.getUrlEncoder().encodeToString(gzip))))
                .isEqualTo(TEXT);
        assertThat(value(converter, Messages.text(Base64.getMimeEncoder().encodeToString(gzip))))
                .isEqualTo(TEXT);
    }

    @Test
    void handsOnUncompressedBodies() {
        MessageConverter converter = converter();

        for (String body : List.of(TEXT, "plain words", "", "{}", "12 345")) {
            assertThat(value(converter, Messages.text(body))).isEqualTo(body);
        }
    }

    @Test
    void handsOnPlainTextThatLooksLikeBase64OrLikeAFormat() throws IOException {
        MessageConverter whole = converter();
        MessageConverter undecoded = converter("message.decompression.base64.decode", "false");
        MessageConverter field = converter("message.decompression.field.path", "id");

        for (String text : List.of(
                "9b6a8e01-feca-42c7-925c-4faa0965f47a",
                "ORDER123",
                "12345678",
                "true",
                "test",
                "HKD 100 was paid",
                "HKD1",
                // These begin like zlib data in base64: an id in capitals, words, and the shortest header itself.
                "CB012345-ABCD-4ABC-8ABC-ABCDEF012345",
                "eNovember2024",
                "eJwt",
                "eJw=",
                "eAE some words",
                "H4s9",
                "H4sI",
                "BZh9 is a seat",
                "x^2 + y^2",
                base64("neither magic nor text".getBytes(StandardCharsets.UTF_8)),
                base64(Arrays.copyOf(Compressed.all(UTF8).get("zlib").bytes(), 40)))) {
            assertThat(value(whole, Messages.text(text))).as(text).isEqualTo(text);
            assertThat(value(undecoded, Messages.text(text))).as(text).isEqualTo(text);
            String body = "{\"id\":\"" + text + "\"}";
            assertThat(value(field, Messages.text(body))).as(text).isEqualTo(body);
        }
    }

    @Property(tries = 1000)
    void noIdIsTakenForCompressed(
            @ForAll @CharRange(from = 'A', to = 'z') @StringLength(min = 1, max = 40) String text) {
        String id = text.replaceAll("[^A-Za-z0-9]", "_");

        assertThat(value(AUTO, Messages.text(id))).isEqualTo(id);
    }

    @Test
    void skipsAByteOrderMark() throws IOException {
        byte[] marked = "\uFEFF{\"a\":1}".getBytes(StandardCharsets.UTF_8);
        MessageConverter field = converter("message.decompression.field.path", "data");

        assertThat(value(converter(), Messages.text("\uFEFF" + base64(Compressed.gzip(UTF8)))))
                .isEqualTo(TEXT);
        assertThat(value(
                        converter("message.decompression.format", "GZIP"),
                        Messages.text("\uFEFF" + base64(Compressed.gzip(UTF8)))))
                .isEqualTo(TEXT);
        assertThat(value(field, Messages.text("\uFEFF{\"data\":\"" + base64(Compressed.gzip(marked)) + "\"}")))
                .isEqualTo("{\"data\":{\"a\":1}}");
    }

    @Test
    void keepsBytesThatAreNoText() throws IOException {
        byte[] binary = {0, 1, (byte) 0xFF, (byte) 0xFE};

        Object value = value(converter(), Messages.text(base64(Compressed.gzip(binary))));

        assertThat(value).isEqualTo(binary);
    }

    @Test
    void refusesDamagedBodies() throws IOException {
        byte[] gzip = Compressed.gzip(UTF8);
        String good = base64(gzip);
        byte[] damaged = gzip.clone();
        damaged[gzip.length / 2] ^= 0x55;

        for (String bad : List.of(
                base64(Arrays.copyOf(gzip, gzip.length - 3)),
                base64(damaged),
                good.substring(0, 40) + "%%%" + good.substring(43))) {
            assertThatThrownBy(() -> converter().convert(Messages.text(bad)))
                    .as(bad)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("body");
        }
    }

    @Test
    void refusesBodiesOfAnotherFormat() {
        MessageConverter converter = converter("message.decompression.format", "GZIP");

        assertThatThrownBy(() -> converter.convert(Messages.text(TEXT)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("message.decompression.base64.decode");
        assertThatThrownBy(() -> converter.convert(Messages.text("AAAA"))).isInstanceOf(DataException.class);
    }

    @Test
    void refusesABombAndNamesTheLimit() throws IOException {
        MessageConverter converter = converter("message.decompression.max.bytes", "1000000");
        for (Compressed.Flavour bomb : Compressed.all(new byte[1_000_001]).values()) {
            if (bomb.recognisable()) {
                assertThatThrownBy(() -> converter.convert(Messages.bytes(bomb.bytes())))
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("message.decompression.max.bytes=1000000");
            }
        }
    }

    @Test
    void putsAFieldsContentInItsPlace() throws IOException {
        MessageConverter converter = converter("message.decompression.field.path", "detail.data");
        String json = base64(Compressed.gzip("{\"offers\":[1]}".getBytes(StandardCharsets.UTF_8)));
        String text = base64(Compressed.gzip("say \"hi\"\n".getBytes(StandardCharsets.UTF_8)));

        assertThat(value(converter, Messages.text("{\"v\" : 0, \"detail\":{\"data\":\"" + json + "\"}}")))
                .isEqualTo("{\"v\" : 0, \"detail\":{\"data\":{\"offers\":[1]}}}");
        assertThat(value(converter, Messages.text("{\"detail\":{\"data\":\"" + text + "\"}, \"z\":1}")))
                .isEqualTo("{\"detail\":{\"data\":\"say \\\"hi\\\"\\n\"}, \"z\":1}");
        assertThat(value(converter, Messages.text("{\"detail\":{}}"))).isEqualTo("{\"detail\":{}}");
    }

    @Test
    void refusesADelegateThatLeadsBack() {
        assertThatThrownBy(() -> converter(
                        "message.decompression.delegate.converter.class",
                        ClaimCheckMessageConverter.class.getName(),
                        "message.converter.delegate.class",
                        DecompressingMessageConverter.class.getName()))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("endless chain");
    }

    @Test
    void servesManyThreadsAtOnce() throws Exception {
        MessageConverter converter = converter();
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                String text = "x".repeat(i * 37) + i;
                String body = base64(Compressed.gzip(text.getBytes(StandardCharsets.UTF_8)));
                work.add(() -> text.equals(value(converter, Messages.text(body))));
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
            converter.close();
        }
    }

    @Property(tries = 300)
    void noBodyDoesWorseThanADataException(@ForAll String text, @ForAll @Size(max = 200) byte[] bytes) {
        for (String format : List.of("AUTO", "GZIP", "ZSTD", "SNAPPY", "LZ4", "BZIP2", "DEFLATE")) {
            try (MessageConverter converter = converter("message.decompression.format", format)) {
                attempt(converter, Messages.text(text));
                attempt(converter, Messages.text(base64(bytes)));
                attempt(converter, Messages.bytes(bytes));
            }
        }
    }

    @Property(tries = 300)
    void noDamageDoesWorseThanADataException(@ForAll @IntRange(max = 15) int flavour, @ForAll Random random)
            throws IOException {
        Map<String, Compressed.Flavour> all =
                Compressed.all("some data, some more data".repeat(30).getBytes(StandardCharsets.UTF_8));
        Compressed.Flavour chosen = List.copyOf(all.values()).get(flavour % all.size());
        byte[] bytes = chosen.bytes().clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        for (CompressionFormat format : List.of(chosen.format(), CompressionFormat.GZIP)) {
            try (MessageConverter converter = converter("message.decompression.format", format.name())) {
                attempt(converter, Messages.bytes(bytes));
                attempt(converter, Messages.text(base64(cut)));
            }
        }
    }

    private static void attempt(MessageConverter converter, SourceMessage message) {
        try {
            assertThat(converter.convert(message)).isNotNull();
        } catch (DataException expected) {
            assertThat(expected).hasMessageNotContaining("null");
        }
    }

    private static Object value(MessageConverter converter, SourceMessage message) {
        return converter.convert(message).value().value();
    }

    private static MessageConverter converter(Object... config) {
        MessageConverter converter = new DecompressingMessageConverter();
        converter.configure(Messages.config(config));
        return converter;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
