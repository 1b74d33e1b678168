package io.connect.sqs.converter.compression;

import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Decodes gzip, zlib and raw deflate with the JDK's Inflater. One inflater with header and one without are reused for all
 * messages. This class reads the gzip header itself instead of using GZIPInputStream. GZIPInputStream ends without an error if
 * a second member is damaged, so a message would be cut. It would also allocate native memory for each message. Not
 * thread-safe; {@link #close} frees the native memory.
 */
final class InflateDecoder implements AutoCloseable {

    private static final int GZIP_HEADER_BYTES = 10;
    private static final int GZIP_TRAILER_BYTES = 8;
    private static final int GZIP_METHOD_OFFSET = 2;
    private static final int GZIP_FLAGS_OFFSET = 3;
    private static final int METHOD_DEFLATE = 8;
    private static final int FLAG_HEADER_CRC = 2;
    private static final int FLAG_EXTRA = 4;
    private static final int FLAG_NAME = 8;
    private static final int FLAG_COMMENT = 16;
    private static final int RESERVED_FLAGS = 0xE0;
    private static final byte[] NOTHING = new byte[0];

    private final Inflater bare = new Inflater(true);
    private final Inflater wrapped = new Inflater(false);
    private final CRC32 crc = new CRC32();

    void gzip(byte[] in, int length, BoundedBuffer out) throws IOException {
        int position = 0;
        do {
            position = gzipMember(in, position, length, out);
        } while (position < length && !isPadding(in, position, length));
    }

    void zlib(byte[] in, int length, BoundedBuffer out) throws IOException {
        requireEnd("zlib", inflate(wrapped, "zlib", in, 0, length, out), length);
    }

    void deflate(byte[] in, int length, BoundedBuffer out) throws IOException {
        if (CompressionFormat.isZlib(in, length)) {
            try {
                zlib(in, length, out);
                return;
            } catch (CorruptDataException notZlibAfterAll) {
                out.clear();
            }
        }
        requireEnd("deflate", inflate(bare, "deflate", in, 0, length, out), length);
    }

    /** Drops the input of the last message, to which the inflaters refer. */
    void clear() {
        bare.setInput(NOTHING);
        wrapped.setInput(NOTHING);
    }

    @Override
    public void close() {
        bare.end();
        wrapped.end();
    }

    private int gzipMember(byte[] in, int start, int length, BoundedBuffer out) throws IOException {
        int data = gzipHeader(in, start, length);
        int before = out.size();
        int end = inflate(bare, "gzip", in, data, length, out);
        if (length - end < GZIP_TRAILER_BYTES) {
            throw new CorruptDataException("the gzip data ends inside its trailer, after " + length + " bytes");
        }
        crc.reset();
        crc.update(out.array(), before, out.size() - before);
        if ((int) crc.getValue() != LittleEndian.int32(in, end)) {
            throw new CorruptDataException("the checksum of the gzip data does not match");
        }
        if (LittleEndian.int32(in, end + 4) != out.size() - before) {
            throw new CorruptDataException("the length in the gzip trailer does not match");
        }
        return end + GZIP_TRAILER_BYTES;
    }

    private static int gzipHeader(byte[] in, int start, int length) throws CorruptDataException {
        if (length - start < GZIP_HEADER_BYTES) {
            throw new CorruptDataException("the gzip data ends inside its header, after " + length + " bytes");
        }
        if ((in[start] & 0xFF) != 0x1F || (in[start + 1] & 0xFF) != 0x8B) {
            throw new CorruptDataException("no gzip header at byte " + start);
        }
        if (in[start + GZIP_METHOD_OFFSET] != METHOD_DEFLATE) {
            throw new CorruptDataException("unknown gzip method " + in[start + GZIP_METHOD_OFFSET]);
        }
        int flags = in[start + GZIP_FLAGS_OFFSET];
        if ((flags & RESERVED_FLAGS) != 0) {
            throw new CorruptDataException("reserved flags set in the gzip header");
        }
        int position = start + GZIP_HEADER_BYTES;
        if ((flags & FLAG_EXTRA) != 0) {
            position = within(position + 2, length);
            position = within(position + LittleEndian.uint16(in, position - 2), length);
        }
        if ((flags & FLAG_NAME) != 0) {
            position = afterZero(in, position, length);
        }
        if ((flags & FLAG_COMMENT) != 0) {
            position = afterZero(in, position, length);
        }
        return (flags & FLAG_HEADER_CRC) != 0 ? within(position + 2, length) : position;
    }

    private static int within(int position, int length) throws CorruptDataException {
        if (position > length) {
            throw new CorruptDataException("the gzip data ends inside its header, after " + length + " bytes");
        }
        return position;
    }

    private static int afterZero(byte[] in, int start, int length) throws CorruptDataException {
        int position = start;
        while (position < length && in[position] != 0) {
            position++;
        }
        return within(position + 1, length);
    }

    /** Inflates one stream and returns the position after it. */
    private static int inflate(Inflater inflater, String name, byte[] in, int start, int length, BoundedBuffer out)
            throws IOException {
        inflater.reset();
        inflater.setInput(in, start, length - start);
        try {
            while (!inflater.finished()) {
                int room = out.room();
                int written = inflater.inflate(out.array(), out.size(), room);
                out.advance(written);
                if (written == 0 && !inflater.finished()) {
                    if (inflater.needsDictionary()) {
                        throw new CorruptDataException("the " + name + " data asks for a preset dictionary");
                    }
                    if (inflater.needsInput()) {
                        throw new CorruptDataException("the " + name + " data ends early, after " + length + " bytes");
                    }
                }
            }
        } catch (DataFormatException e) {
            throw new CorruptDataException("the " + name + " data is invalid: " + e.getMessage(), e);
        }
        return length - inflater.getRemaining();
    }

    private static void requireEnd(String name, int end, int length) throws CorruptDataException {
        if (end != length) {
            throw new CorruptDataException((length - end) + " bytes follow the " + name + " data");
        }
    }

    /** Whether the rest is only zeros. Tools that write in blocks pad gzip files with zeros, and gzip itself ignores them. */
    private static boolean isPadding(byte[] in, int start, int length) {
        for (int i = start; i < length; i++) {
            if (in[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
