package io.connect.sqs.filter;

/** A text that is no filter policy. */
public final class FilterPolicyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    FilterPolicyException(String message) {
        super(message);
    }
}
