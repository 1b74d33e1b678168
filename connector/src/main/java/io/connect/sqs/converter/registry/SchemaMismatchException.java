package io.connect.sqs.converter.registry;

import org.apache.kafka.connect.errors.DataException;

/**
 * Thrown for a value that does not match its schema. Each level of the schema adds its field to the path of the value, and the
 * top level converts the exception to a DataException. It has no stack trace, because it is about data and may be frequent.
 */
public final class SchemaMismatchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final StringBuilder path = new StringBuilder();

    /** The message contains the expected and the actual type, but never the value, which may be secret. */
    public SchemaMismatchException(String message) {
        super(message, null, false, false);
    }

    /** Prepends the field of the value to the path. */
    public SchemaMismatchException inField(String name) {
        if (path.length() > 0 && path.charAt(0) != '[') {
            path.insert(0, '.');
        }
        path.insert(0, name);
        return this;
    }

    /** Prepends the array index of the value to the path. */
    public SchemaMismatchException atIndex(int index) {
        if (path.length() > 0 && path.charAt(0) != '[') {
            path.insert(0, '.');
        }
        path.insert(0, "[" + index + "]");
        return this;
    }

    /** The exception for the message whose value does not match. */
    public DataException toDataException(String schema) {
        String where = path.length() == 0 ? "The body" : "Field " + path + " of the body";
        return new DataException(where + " does not fit the schema " + schema + ": " + getMessage(), this);
    }
}
