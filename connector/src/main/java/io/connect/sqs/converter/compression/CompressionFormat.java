package io.connect.sqs.converter.compression;

import java.util.Optional;

/** The compression formats of bodies. */
public enum CompressionFormat {
    /** RFC 1952, one or more members. */
    GZIP,
    /** RFC 1950: deflate with a two-byte header and an Adler-32 checksum. */
    ZLIB,
    /** RFC 1951: raw deflate. Zlib data is accepted too, as in HTTP's "deflate". Has no magic bytes. */
    DEFLATE,
    /** Zstandard frames, RFC 8878. */
    ZSTD,
    /** LZ4 frames, or one raw LZ4 block. */
    LZ4,
    /** Snappy's framing format, snappy-java's stream format, or one raw Snappy block. */
    SNAPPY,
    /** bzip2 streams. */
    BZIP2;

    private static final int GZIP_METHOD_DEFLATE = 8;
    private static final int GZIP_RESERVED_FLAGS = 0xE0;
    private static final int ZLIB_METHOD_DEFLATE = 8;
    private static final int ZLIB_LARGEST_WINDOW_LOG = 7;
    private static final int ZLIB_CHECK_DIVISOR = 31;
    private static final int ZLIB_DICTIONARY_FLAG = 0x20;
    private static final int ZSTD_MAGIC = 0xFD2FB528;
    private static final int LZ4_FRAME_MAGIC = 0x184D2204;
    private static final byte[] SNAPPY_FRAMED_MAGIC = {(byte) 0xFF, 6, 0, 0, 's', 'N', 'a', 'P', 'p', 'Y'};
    private static final byte[] SNAPPY_JAVA_MAGIC = {(byte) 0x82, 'S', 'N', 'A', 'P', 'P', 'Y', 0};

    /**
     * Recognises a format by the first bytes of the data. Raw deflate and raw blocks of LZ4 and Snappy have no magic bytes and
     * are never recognised.
     */
    public static Optional<CompressionFormat> detect(byte[] data, int length) {
        if (length < 2) {
            return Optional.empty();
        }
        if (length >= 4) {
            if (isGzip(data)) {
                return Optional.of(GZIP);
            }
            int magic = LittleEndian.int32(data, 0);
            if (magic == ZSTD_MAGIC) {
                return Optional.of(ZSTD);
            }
            if (magic == LZ4_FRAME_MAGIC) {
                return Optional.of(LZ4);
            }
            if (data[0] == 'B' && data[1] == 'Z' && data[2] == 'h' && data[3] >= '1' && data[3] <= '9') {
                return Optional.of(BZIP2);
            }
        }
        if (isSnappyFramed(data, length) || isSnappyJava(data, length)) {
            return Optional.of(SNAPPY);
        }
        return isZlib(data, length) ? Optional.of(ZLIB) : Optional.empty();
    }

    /**
     * Whether {@link #detect} is reliable for this format. It is not reliable for zlib: one in a thousand other texts and ids
     * begins with two bytes like zlib.
     */
    public boolean isSurelyMarked() {
        return this != ZLIB;
    }

    static boolean isZlib(byte[] data, int length) {
        if (length < 2) {
            return false;
        }
        int method = data[0] & 0xFF;
        int flags = data[1] & 0xFF;
        return (method & 0x0F) == ZLIB_METHOD_DEFLATE
                && (method >> 4) <= ZLIB_LARGEST_WINDOW_LOG
                && ((method << 8) | flags) % ZLIB_CHECK_DIVISOR == 0
                && (flags & ZLIB_DICTIONARY_FLAG) == 0;
    }

    static boolean isLz4Frame(byte[] data, int length) {
        return length >= 4 && LittleEndian.int32(data, 0) == LZ4_FRAME_MAGIC;
    }

    static boolean isSnappyFramed(byte[] data, int length) {
        return startsWith(data, length, SNAPPY_FRAMED_MAGIC);
    }

    static boolean isSnappyJava(byte[] data, int length) {
        return startsWith(data, length, SNAPPY_JAVA_MAGIC);
    }

    private static boolean isGzip(byte[] data) {
        return (data[0] & 0xFF) == 0x1F
                && (data[1] & 0xFF) == 0x8B
                && data[2] == GZIP_METHOD_DEFLATE
                && (data[3] & GZIP_RESERVED_FLAGS) == 0;
    }

    private static boolean startsWith(byte[] data, int length, byte[] magic) {
        if (length < magic.length) {
            return false;
        }
        for (int i = 0; i < magic.length; i++) {
            if (data[i] != magic[i]) {
                return false;
            }
        }
        return true;
    }
}
