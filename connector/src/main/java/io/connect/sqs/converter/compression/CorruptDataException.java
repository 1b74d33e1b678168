package io.connect.sqs.converter.compression;

import java.io.IOException;

/** Thrown for data that is invalid in its format; the message contains the position. */
public final class CorruptDataException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptDataException(String message) {
        super(message);
    }

    CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
