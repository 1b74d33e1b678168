package io.connect.sqs.converter.compression;

import java.io.IOException;

/** Thrown if the decompressed size exceeds the limit. */
public final class SizeLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int limitBytes;

    SizeLimitException(int limitBytes) {
        super("unpacks to more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    /** The exceeded limit. */
    public int limitBytes() {
        return limitBytes;
    }
}
