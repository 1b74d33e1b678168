package io.connect.bench.payload;

import io.connect.bench.ledger.Ledger;
import io.connect.bench.scenario.load.Payload.Compression;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.function.Function;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Compressed JSON bodies, as base64 text because SQS accepts only text. The scenario specifies the size in SQS and the
 * compression ratio. A search, done once, finds the share of random bytes that produces both.
 */
final class CompressedBodies implements Bodies {

    /** The allowed error in the size of one message, since the compressed size is not exactly predictable. */
    private static final double TOLERANCE = 0.05;

    private static final long FILLER_SEED = 20_260_102;

    private final Compression compression;
    private final int plainBytes;
    private final MessageEncoder encoder;

    /**
     * Creates bodies of one size.
     *
     * @param encoders returns an encoder of JSON bodies that uses a filler
     * @param wireBytes size of the message in SQS
     * @throws IllegalArgumentException when the ratio is impossible at this size
     */
    CompressedBodies(Compression compression, int wireBytes, Function<Filler, MessageEncoder> encoders) {
        this.compression = compression;
        this.plainBytes = (int) Math.round(wireBytes * compression.ratio());
        RandomFiller random = new RandomFiller(FILLER_SEED);
        int low = 0;
        int high = plainBytes;
        while (low < high) {
            int middle = (low + high + 1) / 2;
            if (wireSize(encoders.apply(new CompressibleFiller(random, middle))) <= wireBytes) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        this.encoder = encoders.apply(new CompressibleFiller(random, low));
        int reached = wireSize(encoder);
        if (Math.abs(reached - wireBytes) > wireBytes * TOLERANCE) {
            throw new IllegalArgumentException("compression.ratio of " + compression.ratio() + " cannot be had: "
                    + plainBytes + " bytes come to " + reached + " on the wire at the nearest, not to " + wireBytes);
        }
    }

    private int wireSize(MessageEncoder candidate) {
        return wire(candidate.encode(0, Ledger.NO_GROUP, 0, plainBytes)).length;
    }

    @Override
    public byte[] encode(long seq, int group, long producerMicros) {
        return wire(encoder.encode(seq, group, producerMicros, plainBytes));
    }

    @Override
    public void expect(long seq, int group, long producerMicros, Scratch into) {
        encoder.encode(seq, group, producerMicros, plainBytes, into);
    }

    @Override
    public boolean unpacked() {
        return true;
    }

    private byte[] wire(byte[] plain) {
        return Base64.getEncoder().encode(compress(plain));
    }

    private byte[] compress(byte[] plain) {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream(plain.length / 2);
        try (OutputStream out = compressor(compressed)) {
            out.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can go wrong in memory", e);
        }
        return compressed.toByteArray();
    }

    private OutputStream compressor(OutputStream to) throws IOException {
        return switch (compression.format()) {
            case "gzip" -> new GZIPOutputStream(to);
            case "zlib" -> new DeflaterOutputStream(to);
            case "deflate" -> new RawDeflate(to);
            default ->
                throw new IllegalArgumentException(
                        "compression.format is '" + compression.format() + "'; gzip, zlib and deflate can be made");
        };
    }

    /** Deflate without a header. Closing it releases its compressor, which uses memory outside the heap. */
    private static final class RawDeflate extends DeflaterOutputStream {

        RawDeflate(OutputStream to) {
            super(to, new Deflater(Deflater.DEFAULT_COMPRESSION, true));
        }

        @Override
        public void close() throws IOException {
            super.close();
            def.end();
        }
    }
}
