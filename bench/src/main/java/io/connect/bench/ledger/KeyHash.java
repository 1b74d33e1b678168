package io.connect.bench.ledger;

import java.util.zip.CRC32;

/** A hash that represents a key, so that the keys of millions of messages need not be stored. */
public final class KeyHash {

    private static final int INSTEAD_OF_NONE = 1;

    private KeyHash() {}

    /** The hash of a key in UTF-8; never 0. Of four billion pairs of different keys, one pair has equal hashes. */
    public static int of(byte[] key) {
        CRC32 sum = new CRC32();
        sum.update(key);
        int mark = (int) sum.getValue();
        return mark == 0 ? INSTEAD_OF_NONE : mark;
    }
}
