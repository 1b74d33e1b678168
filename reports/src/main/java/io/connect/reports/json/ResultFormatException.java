package io.connect.reports.json;

/** A file does not contain run results, or this version cannot read them. The message names the file. */
public class ResultFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResultFormatException(String message) {
        super(message);
    }

    public ResultFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
