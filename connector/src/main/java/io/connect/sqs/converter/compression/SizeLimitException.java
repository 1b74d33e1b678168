package io.connect.sqs.converter.compression;

import java.io.IOException;

/** The data unpacks to more bytes than allowed. */
public final class SizeLimitException extends IOException {

    private static final long serialVersionUID = 1L;

    private final int limitBytes;

    SizeLimitException(int limitBytes) {
        super("unpacks to more than " + limitBytes + " bytes");
        this.limitBytes = limitBytes;
    }

    /** The limit that was passed. */
    public int limitBytes() {
        return limitBytes;
    }
}
