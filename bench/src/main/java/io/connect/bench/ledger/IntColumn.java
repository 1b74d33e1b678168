package io.connect.bench.ledger;

import java.util.Arrays;

/** A growable array of ints in chunks, so that growth never copies existing values; a value that was never set reads as 0. */
final class IntColumn {

    private static final int CHUNK_BITS = 14;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private int[][] chunks = new int[16][];

    int get(int index) {
        int chunk = index >>> CHUNK_BITS;
        return chunk < chunks.length && chunks[chunk] != null ? chunks[chunk][index & (CHUNK - 1)] : 0;
    }

    void set(int index, int value) {
        int chunk = index >>> CHUNK_BITS;
        if (chunk >= chunks.length) {
            chunks = Arrays.copyOf(chunks, Math.max(chunk + 1, chunks.length * 2));
        }
        if (chunks[chunk] == null) {
            chunks[chunk] = new int[CHUNK];
        }
        chunks[chunk][index & (CHUNK - 1)] = value;
    }
}
