package io.connect.sqs.filter;

/** Thrown for a text that is not a valid filter policy. */
public final class FilterPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilterPolicyException(String message) {
        super(message);
    }
}
