package io.connect.bench.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.connect.bench.ledger.Ledger;
import io.connect.bench.scenario.load.Payload.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodiesTest {

    private static final int WIRE = 2_000;
    private static final double RATIO = 10;

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zlib", "deflate"})
    void compressedBodyHasItsSizeOnTheWireAndTenTimesThatWithout(String format) throws IOException {
        CompressedBodies bodies = compressed(format, RATIO);

        for (int seq = 0; seq < 50; seq++) {
            byte[] wire = bodies.encode(seq, 3, 99);
            assertThat(wire.length).isCloseTo(WIRE, within(WIRE / 20));
            byte[] plain = decompress(format, Base64.getDecoder().decode(wire));
            assertThat(plain).hasSize((int) (WIRE * RATIO));
            assertThat(MessageIdentity.read(plain)).contains(new MessageIdentity("run", 0, seq, 3, 99));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "zlib", "deflate"})
    void whoseACompressedBodyIsCanBeReadFromItAsItTravels(String format) {
        byte[] wire = compressed(format, RATIO).encode(7, 3, 99);

        assertThat(RawBodies.identity(wire)).contains(new MessageIdentity("run", 0, 7, 3, 99));
    }

    @Test
    void foreignBodiesHaveNoIdentity() {
        assertThat(RawBodies.identity(null)).isEmpty();
        assertThat(RawBodies.identity("hello".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(RawBodies.identity("aGVsbG8=".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void noTwoCompressedBodiesAreAlikeBehindTheirIdentity() {
        CompressedBodies bodies = compressed("gzip", RATIO);

        String one = new String(bodies.encode(1, 0, 0), StandardCharsets.US_ASCII);
        String other = new String(bodies.encode(2, 0, 0), StandardCharsets.US_ASCII);
        assertThat(one.substring(one.length() / 2)).isNotEqualTo(other.substring(other.length() / 2));
    }

    @Test
    void ratioThatNoCompressorReachesIsRefused() {
        assertThatThrownBy(() -> compressed("gzip", 900))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("compression.ratio of 900.0 cannot be had");
    }

    @Test
    void avroBodyIsTheWireFormatOfTheRegistryInBase64WithTheFieldsOfTheJsonBody() throws IOException {
        AvroBodies bodies = new AvroBodies("run", 0, 258, 5_000, new RandomFiller(1));

        byte[] wire = bodies.encode(7, 12, 1_234);

        assertThat(wire).hasSize(5_000);
        byte[] raw = Base64.getDecoder().decode(wire);
        assertThat(raw).startsWith(0, 0, 0, 1, 2);
        GenericRecord record = new GenericDatumReader<GenericRecord>(AvroBodies.SCHEMA)
                .read(null, DecoderFactory.get().binaryDecoder(raw, 5, raw.length - 5, null));
        assertThat(record.get("run")).hasToString("run");
        assertThat(record.get("seq")).isEqualTo(7L);
        assertThat(record.get("group")).isEqualTo(12);
        assertThat(record.get("producer_timestamp")).isEqualTo(1_234L);
        assertThat(record.get("data").toString()).hasSizeGreaterThan(3_600);
    }

    @Test
    void avroBodyIsKnownUnconvertedAndMustArriveAsJson() throws IOException {
        AvroBodies bodies = new AvroBodies("run", 0, 258, 5_000, new RandomFiller(1));
        Scratch expected = new Scratch();

        byte[] wire = bodies.encode(7, 12, 1_234);
        bodies.expect(7, 12, 1_234, expected);

        assertThat(RawBodies.identity(wire)).contains(new MessageIdentity("run", 0, 7, 12, 1_234));
        byte[] raw = Base64.getDecoder().decode(wire);
        GenericRecord record = new GenericDatumReader<GenericRecord>(AvroBodies.SCHEMA)
                .read(null, DecoderFactory.get().binaryDecoder(raw, 5, raw.length - 5, null));
        assertThat(expected.is(record.toString()
                        .replace("\": ", "\":")
                        .replace(", \"", ",\"")
                        .getBytes(StandardCharsets.UTF_8)))
                .isTrue();
    }

    @Test
    void avroBodyWithoutAGroupSaysNull() throws IOException {
        byte[] raw = Base64.getDecoder()
                .decode(new AvroBodies("run", 0, 1, 400, new RandomFiller(1)).encode(7, Ledger.NO_GROUP, 1_234));

        GenericRecord record = new GenericDatumReader<GenericRecord>(AvroBodies.SCHEMA)
                .read(null, DecoderFactory.get().binaryDecoder(raw, 5, raw.length - 5, null));
        assertThat(record.get("group")).isNull();
        assertThat(raw).hasSize(300);
    }

    @Test
    void avroBodyTooSmallForItsIdentityIsRefused() {
        AvroBodies bodies = new AvroBodies("a-run-of-a-long-name", 0, 1, 40, new RandomFiller(1));

        assertThatThrownBy(() -> bodies.encode(7, 0, 1_234))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("A message of 40 bytes cannot hold its identity in Avro");
    }

    private static CompressedBodies compressed(String format, double ratio) {
        return new CompressedBodies(
                new Compression(format, ratio, true), WIRE, filler -> new MessageEncoder("run", 0, filler));
    }

    private static byte[] decompress(String format, byte[] bytes) throws IOException {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try (InputStream plain = switch (format) {
            case "gzip" -> new GZIPInputStream(in);
            case "zlib" -> new InflaterInputStream(in);
            default -> new InflaterInputStream(in, new Inflater(true));
        }) {
            return plain.readAllBytes();
        }
    }
}
