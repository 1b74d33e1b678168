package io.connect.sqs.converter.compression;

/** The 32-bit xxHash with seed 0, the checksum in LZ4 frames. */
final class XxHash32 {

    private static final int PRIME1 = 0x9E3779B1;
    private static final int PRIME2 = 0x85EBCA77;
    private static final int PRIME3 = 0xC2B2AE3D;
    private static final int PRIME4 = 0x27D4EB2F;
    private static final int PRIME5 = 0x165667B1;
    private static final int STRIPE = 16;

    private XxHash32() {}

    static int of(byte[] data, int offset, int length) {
        int position = offset;
        int end = offset + length;
        int hash;
        if (length >= STRIPE) {
            int v1 = PRIME1 + PRIME2;
            int v2 = PRIME2;
            int v3 = 0;
            int v4 = -PRIME1;
            for (; end - position >= STRIPE; position += STRIPE) {
                v1 = round(v1, LittleEndian.int32(data, position));
                v2 = round(v2, LittleEndian.int32(data, position + 4));
                v3 = round(v3, LittleEndian.int32(data, position + 8));
                v4 = round(v4, LittleEndian.int32(data, position + 12));
            }
            hash = Integer.rotateLeft(v1, 1)
                    + Integer.rotateLeft(v2, 7)
                    + Integer.rotateLeft(v3, 12)
                    + Integer.rotateLeft(v4, 18);
        } else {
            hash = PRIME5;
        }
        hash += length;
        for (; end - position >= 4; position += 4) {
            hash = Integer.rotateLeft(hash + LittleEndian.int32(data, position) * PRIME3, 17) * PRIME4;
        }
        for (; position < end; position++) {
            hash = Integer.rotateLeft(hash + (data[position] & 0xFF) * PRIME5, 11) * PRIME1;
        }
        return avalanche(hash);
    }

    private static int round(int accumulator, int lane) {
        return Integer.rotateLeft(accumulator + lane * PRIME2, 13) * PRIME1;
    }

    private static int avalanche(int hash) {
        int mixed = (hash ^ (hash >>> 15)) * PRIME2;
        mixed = (mixed ^ (mixed >>> 13)) * PRIME3;
        return mixed ^ (mixed >>> 16);
    }
}
