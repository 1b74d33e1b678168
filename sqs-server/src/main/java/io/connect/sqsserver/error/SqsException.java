package io.connect.sqsserver.error;

/** A refused call or batch entry. It has no stack trace, because it is an answer and not a defect. */
public final class SqsException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final ErrorCode code;

    public SqsException(ErrorCode code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    public ErrorCode code() {
        return code;
    }

    /** The most common refusal: an invalid value of a parameter, with the reason. */
    public static SqsException invalidValue(Object value, String parameter, String reason) {
        return new SqsException(
                ErrorCode.INVALID_PARAMETER_VALUE,
                "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    /** A refusal with the same error code and any other message. */
    public static SqsException invalidParameter(String message) {
        return new SqsException(ErrorCode.INVALID_PARAMETER_VALUE, message);
    }

    public static SqsException missing(String parameter) {
        return new SqsException(
                ErrorCode.MISSING_PARAMETER, "The request must contain the parameter " + parameter + ".");
    }
}
