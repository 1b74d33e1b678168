package io.connect.sqs.converter.compression;

import java.io.IOException;

/** The data is not what its format says; the message tells at which point. */
public final class CorruptDataException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptDataException(String message) {
        super(message);
    }

    CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
