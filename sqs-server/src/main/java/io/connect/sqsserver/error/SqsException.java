package io.connect.sqsserver.error;

/** A call, or an entry of a batch, that is refused. Carries no stack trace: it is an answer, not a defect. */
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

    /** The commonest refusal: a parameter with a value that the service does not take, and the reason. */
    public static SqsException invalidValue(Object value, String parameter, String reason) {
        return new SqsException(
                ErrorCode.INVALID_PARAMETER_VALUE,
                "Value " + value + " for parameter " + parameter + " is invalid. Reason: " + reason);
    }

    /** A refusal of the same kind whose message has another form. */
    public static SqsException invalidParameter(String message) {
        return new SqsException(ErrorCode.INVALID_PARAMETER_VALUE, message);
    }

    public static SqsException missing(String parameter) {
        return new SqsException(
                ErrorCode.MISSING_PARAMETER, "The request must contain the parameter " + parameter + ".");
    }
}
