package io.connect.sqs.converter.compression;

import java.io.IOException;

/**
 * Decodes LZ4 frames and raw blocks. It verifies checksums, and reads linked and independent blocks and several frames in
 * sequence. It writes directly to the output, which is also the history for linked blocks. Libraries that decode block by block
 * cannot read linked blocks, although common writers produce them by default. Stateless.
 */
final class Lz4Decoder {

    private static final int SKIPPABLE_MAGIC = 0x184D2A50;
    private static final int SKIPPABLE_MASK = 0xFFFFFFF0;
    private static final int MAGIC_BYTES = 4;
    private static final int VERSION_SHIFT = 6;
    private static final int FLAG_LINKED_MASK = 0x20;
    private static final int FLAG_BLOCK_CHECKSUM = 0x10;
    private static final int FLAG_CONTENT_SIZE = 0x08;
    private static final int FLAG_CONTENT_CHECKSUM = 0x04;
    private static final int FLAG_RESERVED = 0x02;
    private static final int FLAG_DICTIONARY = 0x01;
    private static final int UNCOMPRESSED_BIT = 0x80000000;
    private static final int MIN_MATCH = 4;
    private static final int LENGTH_ESCAPE = 15;

    /** Decodes one or more frames. */
    void frames(byte[] in, int length, BoundedBuffer out) throws IOException {
        Cursor cursor = new Cursor(in, 0, length);
        while (cursor.position < length) {
            int magic = cursor.int32();
            if ((magic & SKIPPABLE_MASK) == SKIPPABLE_MAGIC) {
                cursor.skip(cursor.int32());
            } else if (CompressionFormat.isLz4Frame(in, length) && magic == LittleEndian.int32(in, 0)) {
                frame(cursor, out);
            } else {
                throw new CorruptDataException("no LZ4 frame at byte " + (cursor.position - MAGIC_BYTES));
            }
        }
    }

    /** Decodes one raw block that is the whole input. */
    void block(byte[] in, int length, BoundedBuffer out) throws IOException {
        block(in, 0, length, out, 0);
    }

    private void frame(Cursor cursor, BoundedBuffer out) throws IOException {
        int start = out.size();
        int descriptor = cursor.position;
        int flags = cursor.uint8();
        cursor.skip(1);
        if (flags >> VERSION_SHIFT != 1 || (flags & (FLAG_RESERVED | FLAG_DICTIONARY)) != 0) {
            throw new CorruptDataException("unsupported flags in the LZ4 frame header: " + flags);
        }
        if ((flags & FLAG_CONTENT_SIZE) != 0) {
            cursor.skip(Long.BYTES);
        }
        int headerChecksum = XxHash32.of(cursor.data, descriptor, cursor.position - descriptor) >> 8 & 0xFF;
        if (cursor.uint8() != headerChecksum) {
            throw new CorruptDataException("the checksum of the LZ4 frame header does not match");
        }
        boolean linked = (flags & FLAG_LINKED_MASK) == 0;
        for (int word = cursor.int32(); word != 0; word = cursor.int32()) {
            int size = word & ~UNCOMPRESSED_BIT;
            int data = cursor.position;
            cursor.skip(size);
            if ((flags & FLAG_BLOCK_CHECKSUM) != 0 && cursor.int32() != XxHash32.of(cursor.data, data, size)) {
                throw new CorruptDataException("the checksum of the LZ4 block at byte " + data + " does not match");
            }
            if (word < 0) {
                out.append(cursor.data, data, size);
            } else {
                block(cursor.data, data, data + size, out, linked ? start : out.size());
            }
        }
        if ((flags & FLAG_CONTENT_CHECKSUM) != 0
                && cursor.int32() != XxHash32.of(out.array(), start, out.size() - start)) {
            throw new CorruptDataException("the checksum of the LZ4 content does not match");
        }
    }

    /** Decodes the block in [start, end). Matches may refer to the output from {@code history} on. */
    private static void block(byte[] in, int start, int end, BoundedBuffer out, int history) throws IOException {
        Cursor cursor = new Cursor(in, start, end);
        while (cursor.position < end) {
            int token = cursor.uint8();
            int literals = cursor.length(token >> 4);
            int from = cursor.position;
            cursor.skip(literals);
            out.append(in, from, literals);
            if (cursor.position == end) {
                return;
            }
            int distance = cursor.uint8() | cursor.uint8() << 8;
            if (distance == 0 || distance > out.size() - history) {
                throw new CorruptDataException("an LZ4 match at byte " + cursor.position + " reaches back " + distance
                        + " bytes, of which " + (out.size() - history) + " exist");
            }
            copyMatch(out, distance, Math.addExact(cursor.length(token & LENGTH_ESCAPE), MIN_MATCH));
        }
        throw new CorruptDataException("the LZ4 block ends without its last literals");
    }

    private static void copyMatch(BoundedBuffer out, int distance, int length) throws SizeLimitException {
        out.reserve(length);
        byte[] bytes = out.array();
        int to = out.size();
        if (distance >= length) {
            System.arraycopy(bytes, to - distance, bytes, to, length);
        } else {
            for (int i = 0; i < length; i++) {
                bytes[to + i] = bytes[to + i - distance];
            }
        }
        out.advance(length);
    }

    /** A bounds-checked position in the input. */
    private static final class Cursor {
        private final byte[] data;
        private final int end;
        private int position;

        Cursor(byte[] data, int start, int end) {
            this.data = data;
            this.position = start;
            this.end = end;
        }

        int uint8() throws CorruptDataException {
            require(1);
            return data[position++] & 0xFF;
        }

        int int32() throws CorruptDataException {
            require(Integer.BYTES);
            position += Integer.BYTES;
            return LittleEndian.int32(data, position - Integer.BYTES);
        }

        void skip(int bytes) throws CorruptDataException {
            require(bytes);
            position += bytes;
        }

        int length(int nibble) throws CorruptDataException {
            int length = nibble;
            if (nibble == LENGTH_ESCAPE) {
                int more;
                do {
                    more = uint8();
                    length = Math.addExact(length, more);
                } while (more == 0xFF);
            }
            return length;
        }

        private void require(int bytes) throws CorruptDataException {
            if (bytes < 0 || bytes > end - position) {
                throw new CorruptDataException("the LZ4 data ends early: " + Integer.toUnsignedString(bytes)
                        + " bytes wanted at byte " + position + " of " + end);
            }
        }
    }
}
