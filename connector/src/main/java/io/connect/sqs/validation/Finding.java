package io.connect.sqs.validation;

import java.util.Objects;

/**
 * A problem that a check has found in a configuration.
 *
 * @param severity whether the connector can be created with this problem
 * @param key the key to change
 * @param message the problem and the correction
 */
public record Finding(Severity severity, String key, String message) {

    /** The severity of a finding. */
    public enum Severity {
        /** The configuration is refused. */
        ERROR,
        /** The setting may be intended. The finding is logged. */
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
