package io.connect.sqs.converter.avro;

import io.connect.sqs.converter.registry.SchemaMismatchException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads Avro's binary format from a byte array. Before memory is allocated, every length is compared with the remaining bytes.
 * Items without bytes are counted. So a damaged or hostile body cannot allocate much more memory than its own size. Not
 * thread-safe.
 */
final class AvroBytes {

    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int LONGEST_VARINT = 10;

    /** The number of items without bytes (nulls, empty records) that are allowed in addition to one item per byte. */
    private static final long FREE_ITEMS = 10_000;

    private final byte[] data;
    private final int end;
    private int position;
    private long itemsLeft;

    AvroBytes(byte[] data, int offset, int length) {
        this.data = data;
        this.position = offset;
        this.end = offset + length;
        this.itemsLeft = length + FREE_ITEMS;
    }

    int remaining() {
        return end - position;
    }

    boolean readBoolean() {
        require(1);
        byte value = data[position++];
        if (value != 0 && value != 1) {
            throw new SchemaMismatchException("a boolean expected, but met the byte " + value);
        }
        return value == 1;
    }

    int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw new SchemaMismatchException("an int expected, but met the larger number " + value);
        }
        return (int) value;
    }

    long readLong() {
        long raw = 0;
        for (int i = 0; i < LONGEST_VARINT; i++) {
            require(1);
            byte b = data[position++];
            raw |= (long) (b & 0x7F) << (7 * i);
            if (b >= 0) {
                return (raw >>> 1) ^ -(raw & 1);
            }
        }
        throw new SchemaMismatchException("a number of more than " + LONGEST_VARINT + " bytes");
    }

    float readFloat() {
        require(Float.BYTES);
        position += Float.BYTES;
        return Float.intBitsToFloat((int) INT.get(data, position - Float.BYTES));
    }

    double readDouble() {
        require(Double.BYTES);
        position += Double.BYTES;
        return Double.longBitsToDouble((long) LONG.get(data, position - Double.BYTES));
    }

    byte[] readBytes() {
        return readFixed(length());
    }

    byte[] readFixed(int length) {
        require(length);
        position += length;
        return Arrays.copyOfRange(data, position - length, position);
    }

    String readString() {
        int length = length();
        require(length);
        position += length;
        return new String(data, position - length, length, StandardCharsets.UTF_8);
    }

    /** The number of items in the next block of an array or map; 0 at the end of the array or map. */
    long readBlockCount() {
        long count = readLong();
        if (count < 0) {
            readLong();
            count = -count;
        }
        if (count < 0 || count > itemsLeft) {
            throw new SchemaMismatchException("a block of " + count + " items cannot be in " + remaining() + " bytes");
        }
        itemsLeft -= count;
        return count;
    }

    private int length() {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw new SchemaMismatchException("a length of " + length + " with " + remaining() + " bytes left");
        }
        return (int) length;
    }

    private void require(int bytes) {
        if (bytes > end - position) {
            throw new SchemaMismatchException(
                    "the data ends early: " + bytes + " bytes wanted, " + remaining() + " left");
        }
    }
}
