package io.connect.sqs.validation;

import java.util.Objects;

/**
 * A finding about a configuration.
 *
 * @param severity whether the connector may be created like this
 * @param key      the key to change
 * @param message the problem and the correction
 */
public record Finding(Severity severity, String key, String message) {

    /** How bad it is. */
    public enum Severity {
        /** The configuration is refused. */
        ERROR,
        /** It may be meant like this; it goes to the log. */
        WARNING
    }

    public Finding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
    }

    static Finding error(String key, String message) {
        return new Finding(Severity.ERROR, key, message);
    }

    static Finding warning(String key, String message) {
        return new Finding(Severity.WARNING, key, message);
    }

    boolean isError() {
        return severity == Severity.ERROR;
    }
}
