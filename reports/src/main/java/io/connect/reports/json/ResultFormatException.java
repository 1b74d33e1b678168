package io.connect.reports.json;

/** A file that should hold run results does not, or holds some that this version cannot read. The message names the file. */
public class ResultFormatException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResultFormatException(String message) {
        super(message);
    }

    public ResultFormatException(String message, Throwable cause) {
        super(message, cause);
    }
}
