package io.connect.sqs.converter.compression;

import io.airlift.compress.bzip2.BZip2HadoopStreams;
import io.airlift.compress.zstd.ZstdInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.kafka.connect.errors.ConnectException;

/**
 * Decompresses one message at a time, with its own decoders and output buffer; meant to be pooled and reused. Not thread-safe;
 * {@link #close} frees the inflaters' native memory.
 */
public final class Decompressor implements AutoCloseable {

    private final BoundedBuffer out;
    private final InflateDecoder inflate = new InflateDecoder();
    private final Lz4Decoder lz4 = new Lz4Decoder();
    private final SnappyDecoder snappy = new SnappyDecoder();

    /**
     * Creates a decompressor.
     *
     * @param limitBytes the largest decompressed size
     */
    public Decompressor(int limitBytes) {
        this.out = new BoundedBuffer(limitBytes);
    }

    /**
     * Decompresses data.
     *
     * @return the decompressed bytes, valid until the next call
     * @throws SizeLimitException if the decompressed size exceeds the limit
     * @throws CorruptDataException if the data has another format, or is damaged or incomplete
     */
    public BoundedBuffer decompress(CompressionFormat format, byte[] in, int length)
            throws CorruptDataException, SizeLimitException {
        out.clear();
        try {
            switch (format) {
                case GZIP -> inflate.gzip(in, length, out);
                case ZLIB -> inflate.zlib(in, length, out);
                case DEFLATE -> inflate.deflate(in, length, out);
                case ZSTD -> drain(new ZstdInputStream(new ByteArrayInputStream(in, 0, length)));
                case LZ4 -> lz4(in, length);
                case SNAPPY -> snappy.decode(in, length, out);
                case BZIP2 ->
                    drain(new BZip2HadoopStreams().createInputStream(new ByteArrayInputStream(in, 0, length)));
            }
        } catch (CorruptDataException | SizeLimitException | ConnectException e) {
            // A ConnectException is about memory, not about the data.
            throw e;
        } catch (IOException | RuntimeException e) {
            // The libraries report damaged data with any exception, even for array bounds.
            throw new CorruptDataException(
                    "the " + format + " data is invalid: "
                            + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage()),
                    e);
        }
        return out;
    }

    /** Drops the data of the last message. Without this, an idle decompressor would hold a huge message until its next use. */
    void clear() {
        out.clear();
        inflate.clear();
    }

    @Override
    public void close() {
        inflate.close();
    }

    private void lz4(byte[] in, int length) throws IOException {
        if (CompressionFormat.isLz4Frame(in, length)) {
            lz4.frames(in, length, out);
        } else {
            lz4.block(in, length, out);
        }
    }

    private void drain(InputStream in) throws IOException {
        try (in) {
            out.drain(in);
        }
    }
}
