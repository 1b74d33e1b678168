package io.connect.toxiproxy.proxy;

/**
 * A request to a proxy cannot be carried out. It has the status code of the HTTP interface. The messages are those of the
 * genuine server, because its clients show them.
 */
public final class ProxyException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private static final int BAD_REQUEST = 400;
    private static final int NOT_FOUND = 404;
    private static final int CONFLICT = 409;
    private static final int INTERNAL = 500;

    private final int status;

    private ProxyException(String message, int status, Throwable cause) {
        super(message, cause);
        this.status = status;
    }

    /** The status code of the HTTP interface. */
    public int status() {
        return status;
    }

    public static ProxyException badRequestBody(String what) {
        return new ProxyException("bad request body: " + what, BAD_REQUEST, null);
    }

    public static ProxyException missingField(String field) {
        return new ProxyException("missing required field: " + field, BAD_REQUEST, null);
    }

    public static ProxyException invalidStream() {
        return new ProxyException("stream was invalid, can be either upstream or downstream", BAD_REQUEST, null);
    }

    public static ProxyException invalidToxicType() {
        return new ProxyException("invalid toxic type", BAD_REQUEST, null);
    }

    public static ProxyException proxyNotFound() {
        return new ProxyException("proxy not found", NOT_FOUND, null);
    }

    public static ProxyException proxyAlreadyExists() {
        return new ProxyException("proxy already exists", CONFLICT, null);
    }

    public static ProxyException toxicNotFound() {
        return new ProxyException("toxic not found", NOT_FOUND, null);
    }

    public static ProxyException toxicAlreadyExists() {
        return new ProxyException("toxic already exists", CONFLICT, null);
    }

    /** The port of the proxy cannot be opened. */
    public static ProxyException cannotListen(String message, Throwable cause) {
        return new ProxyException(message, INTERNAL, cause);
    }
}
