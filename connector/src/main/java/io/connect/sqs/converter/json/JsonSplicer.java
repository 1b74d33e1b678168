package io.connect.sqs.converter.json;

import io.connect.sqs.converter.memory.GrowthBudget;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Replaces values at known positions in JSON text, from left to right. The result is UTF-8 without a byte order mark. Large
 * replacements are escaped directly from their bytes, without an intermediate string. Not thread-safe; one per message.
 */
public final class JsonSplicer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** The longest escape of one byte: backslash, u and four digits. */
    private static final int LONGEST_ESCAPE = 6;

    /** For each ASCII character that JSON must escape, the letter after the backslash, or 'u'; 0 for all others. */
    private static final byte[] ESCAPES = escapes();

    private static final VarHandle INT64 = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101010101010101L;
    private static final long HIGH_BITS = ONES * 0x80;
    private static final long SPACES = ONES * ' ';
    private static final long QUOTES = ONES * '"';
    private static final long BACKSLASHES = ONES * '\\';

    private final String source;
    private int copiedTo;
    private byte[] out;
    private int size;

    /**
     * Bytes that are already reserved in the budget. A fetched or decompressed replacement has reserved 1.5 times its size,
     * without escapes. An escape can turn one byte into six, so this class reserves additional bytes if escapes need them.
     */
    private long accounted;

    /**
     * Starts the replacements in a text.
     *
     * @param source the text to rewrite
     * @param expectedGrowthBytes an estimate of the bytes that the replacements will add
     */
    public JsonSplicer(String source, int expectedGrowthBytes) {
        this.source = source;
        this.copiedTo = ByteOrderMark.length(source);
        this.out = new byte[Math.max(16, source.length() + expectedGrowthBytes + expectedGrowthBytes / 64 + 64)];
        this.accounted = out.length + source.length();
    }

    /** Replaces a value by a JSON string with this UTF-8 content. */
    public void replaceWithString(FieldValue value, byte[] utf8, int length) {
        account(length);
        copyUpTo(value);
        append((byte) '"');
        int run = 0;
        for (int i = nextEscape(utf8, 0, length); i < length; i = nextEscape(utf8, run, length)) {
            append(utf8, run, i - run);
            escape(utf8[i]);
            run = i + 1;
        }
        append(utf8, run, length - run);
        append((byte) '"');
    }

    /** Replaces a value by JSON text, which must be valid. A byte order mark at its beginning is dropped. */
    public void replaceWithJson(FieldValue value, byte[] utf8, int length) {
        account(length);
        copyUpTo(value);
        int mark = ByteOrderMark.length(utf8, length);
        append(utf8, mark, length - mark);
    }

    /** Copies the rest of the text and returns the result. */
    public String finish() {
        copySource(source.length());
        return new String(out, 0, size, StandardCharsets.UTF_8);
    }

    private void copyUpTo(FieldValue value) {
        if (value.start() < copiedTo) {
            throw new IllegalArgumentException("Values must be replaced in the order of the text; " + value.path()
                    + " at " + value.start() + " lies before " + copiedTo);
        }
        copySource(value.start());
        copiedTo = value.end();
    }

    private void copySource(int end) {
        byte[] part = source.substring(copiedTo, end).getBytes(StandardCharsets.UTF_8);
        append(part, 0, part.length);
        copiedTo = end;
    }

    private void escape(byte b) {
        ensure(LONGEST_ESCAPE);
        out[size++] = '\\';
        byte letter = ESCAPES[b];
        out[size++] = letter;
        if (letter == 'u') {
            out[size++] = '0';
            out[size++] = '0';
            out[size++] = HEX[b >> 4];
            out[size++] = HEX[b & 0xF];
        }
    }

    private void append(byte b) {
        ensure(1);
        out[size++] = b;
    }

    private void append(byte[] bytes, int offset, int length) {
        ensure(length);
        System.arraycopy(bytes, offset, out, size, length);
        size += length;
    }

    private void account(int length) {
        accounted += length + length / 2;
    }

    private void ensure(int more) {
        if (out.length - size < more) {
            int larger = Math.max(Math.addExact(size, more), out.length + (out.length >> 1));
            long unaccounted = larger - accounted;
            if (unaccounted > 0) {
                GrowthBudget.take(unaccounted);
                accounted += unaccounted;
            }
            out = Arrays.copyOf(out, larger);
        }
    }

    /** The position of the next byte that must be escaped; the end if there is none. Checks eight bytes at a time. */
    private static int nextEscape(byte[] utf8, int from, int end) {
        int i = from;
        while (i <= end - Long.BYTES && !mayNeedEscape((long) INT64.get(utf8, i))) {
            i += Long.BYTES;
        }
        while (i < end && (utf8[i] < 0 || ESCAPES[utf8[i]] == 0)) {
            i++;
        }
        return i;
    }

    /** Whether any of these eight bytes is a control character, a quote or a backslash. */
    private static boolean mayNeedEscape(long bytes) {
        long quotes = bytes ^ QUOTES;
        long backslashes = bytes ^ BACKSLASHES;
        long controls = (bytes - SPACES) & ~bytes;
        return ((controls | ((quotes - ONES) & ~quotes) | ((backslashes - ONES) & ~backslashes)) & HIGH_BITS) != 0;
    }

    private static byte[] escapes() {
        byte[] table = new byte[128];
        Arrays.fill(table, 0, ' ', (byte) 'u');
        table['\b'] = 'b';
        table['\t'] = 't';
        table['\n'] = 'n';
        table['\f'] = 'f';
        table['\r'] = 'r';
        table['"'] = '"';
        table['\\'] = '\\';
        return table;
    }
}
