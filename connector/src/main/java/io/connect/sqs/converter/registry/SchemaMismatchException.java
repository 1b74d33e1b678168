package io.connect.sqs.converter.registry;

import org.apache.kafka.connect.errors.DataException;

/**
 * A value does not fit its schema. Thrown where it is met, given the way to it by every level it passes, and turned into a
 * DataException at the top. Carries no stack trace: it is about data, and there may be many.
 */
public final class SchemaMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();

    /** Says which type was expected and which was found; never the value itself, which may be secret. */
    public SchemaMismatchException(String message) {
        super(message, null, false, false);
    }

    /** Prepends the field in which the value stands. */
    public SchemaMismatchException inField(String name) {
        if (path.length() > 0 && path.charAt(0) != '[') {
            path.insert(0, '.');
        }
        path.insert(0, name);
        return this;
    }

    /** Prepends the position in an array at which the value stands. */
    public SchemaMismatchException atIndex(int index) {
        if (path.length() > 0 && path.charAt(0) != '[') {
            path.insert(0, '.');
        }
        path.insert(0, "[" + index + "]");
        return this;
    }

    /** The error that decides on the message. */
    public DataException toDataException(String schema) {
        String where = path.length() == 0 ? "The body" : "Field " + path + " of the body";
        return new DataException(where + " does not fit the schema " + schema + ": " + getMessage(), this);
    }
}
