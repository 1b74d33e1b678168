package io.connect.sqs.converter.compression;

import java.io.IOException;

/** The data breaks the rules of its format; the message gives the position. */
public final class CorruptDataException extends IOException {

    private static final long serialVersionUID = 1L;

    CorruptDataException(String message) {
        super(message);
    }

    CorruptDataException(String message, Throwable cause) {
        super(message, cause);
    }
}
