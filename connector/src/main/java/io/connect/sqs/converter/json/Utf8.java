package io.connect.sqs.converter.json;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A strict UTF-8 decoder that is very fast for ASCII. Stateless. */
public final class Utf8 {

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080808080808080L;
    private static final int CHUNK_CHARS = 4096;

    private Utf8() {}

    /**
     * Decodes UTF-8.
     *
     * @return empty if the bytes are not valid UTF-8
     */
    public static Optional<String> decode(byte[] bytes, int length) {
        return isValid(bytes, length)
                ? Optional.of(new String(bytes, 0, length, StandardCharsets.UTF_8))
                : Optional.empty();
    }

    /** Whether the bytes are valid UTF-8. */
    public static boolean isValid(byte[] bytes, int length) {
        int ascii = asciiPrefix(bytes, length);
        if (ascii == length) {
            return true;
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes, ascii, length - ascii);
        CharBuffer discarded = CharBuffer.allocate(CHUNK_CHARS);
        CoderResult result;
        do {
            discarded.clear();
            result = decoder.decode(in, discarded, true);
        } while (result.isOverflow());
        return !result.isError();
    }

    private static int asciiPrefix(byte[] bytes, int length) {
        int i = 0;
        while (i <= length - Long.BYTES && ((long) INT64.get(bytes, i) & HIGH_BITS) == 0) {
            i += Long.BYTES;
        }
        while (i < length && bytes[i] >= 0) {
            i++;
        }
        return i;
    }
}
