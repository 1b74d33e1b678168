package io.connect.sqs.converter.compression;

import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.snappy.SnappyFramedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;

/** Decodes Snappy data: the framing format, snappy-java's stream format, or one raw block. Not thread-safe. */
final class SnappyDecoder {

    /** Magic (8), version (4), lowest compatible version (4). */
    private static final int JAVA_HEADER_BYTES = 16;

    /**
     * The highest compression ratio. A copy element expands two bytes to at most 64, so a larger announced size is wrong, and
     * no memory is allocated for it.
     */
    private static final int HIGHEST_RATIO = 32;

    /** The largest size of a block's length, which is a varint. It is the tolerance for small blocks. */
    private static final int LENGTH_BYTES = 5;

    private final SnappyDecompressor blocks = new SnappyDecompressor();

    void decode(byte[] in, int length, BoundedBuffer out) throws IOException {
        if (CompressionFormat.isSnappyFramed(in, length)) {
            try (InputStream framed = new SnappyFramedInputStream(new ByteArrayInputStream(in, 0, length), true)) {
                out.drain(framed);
            }
        } else if (CompressionFormat.isSnappyJava(in, length)) {
            javaStream(in, length, out);
        } else {
            block(in, 0, length, out);
        }
    }

    private void javaStream(byte[] in, int length, BoundedBuffer out) throws IOException {
        int position = JAVA_HEADER_BYTES;
        while (position < length) {
            if (length - position < Integer.BYTES) {
                throw new CorruptDataException("the snappy-java stream ends inside a chunk length");
            }
            int chunk = ByteBuffer.wrap(in).getInt(position);
            position += Integer.BYTES;
            if (chunk < 0 || chunk > length - position) {
                throw new CorruptDataException("the snappy-java stream ends early: a chunk of "
                        + Integer.toUnsignedString(chunk) + " bytes at byte " + position + " of " + length);
            }
            block(in, position, chunk, out);
            position += chunk;
        }
    }

    private void block(byte[] in, int offset, int length, BoundedBuffer out) throws IOException {
        int unpacked = SnappyDecompressor.getUncompressedLength(in, offset);
        if (unpacked < 0 || unpacked / HIGHEST_RATIO > length + LENGTH_BYTES) {
            throw new CorruptDataException("the Snappy block of " + length + " bytes claims to hold "
                    + Integer.toUnsignedString(unpacked) + " bytes");
        }
        out.reserve(unpacked);
        int written = blocks.decompress(in, offset, length, out.array(), out.size(), unpacked);
        out.advance(written);
    }
}
