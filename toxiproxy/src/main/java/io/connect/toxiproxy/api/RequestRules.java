package io.connect.toxiproxy.api;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The requests that Go's HTTP server refuses before any handler sees them, and the texts of its answers. */
final class RequestRules {

    /** Go's httpguts.ValidHostHeader. */
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9!$%&'()*+,\\-.:;=@\\[\\]_~]*");

    private RequestRules() {}

    /**
     * A request that the interface rejects. The connection is closed after the answer.
     *
     * @param status the status code
     * @param reason the text after the code in the status line
     * @param body the body of the answer
     */
    record Refusal(int status, String reason, String body) {

        /** A refusal whose body is its status code and reason. */
        static Refusal of(int status, String reason) {
            return new Refusal(status, reason, status + " " + reason);
        }

        static Refusal badRequest() {
            return of(400, "Bad Request");
        }
    }

    /** The refusal of a request; empty if the request is valid. */
    static Optional<Refusal> refusal(HttpRequest request) {
        Optional<Refusal> encoding = transferEncoding(request.headers());
        if (encoding.isPresent()) {
            return encoding;
        }
        if (request.decoderResult().isFailure()) {
            return Optional.of(undecoded(request.decoderResult().cause()));
        }
        HttpVersion version = request.protocolVersion();
        if (version.majorVersion() != 1) {
            return Optional.of(Refusal.of(505, "HTTP Version Not Supported: unsupported protocol version"));
        }
        return host(request.headers().getAll(HttpHeaderNames.HOST), version.minorVersion() > 0);
    }

    private static Refusal undecoded(Throwable cause) {
        if (cause instanceof TooLongHttpHeaderException || cause instanceof TooLongHttpLineException) {
            return Refusal.of(431, "Request Header Fields Too Large");
        }
        // Netty has no separate exceptions for these causes.
        String message = String.valueOf(cause.getMessage());
        if (message.startsWith("a header name ")) {
            return Refusal.of(400, "Bad Request: invalid header name");
        }
        if (message.startsWith("a header value ")) {
            return Refusal.of(400, "Bad Request: invalid header value");
        }
        return Refusal.badRequest();
    }

    private static Optional<Refusal> host(List<String> hosts, boolean required) {
        if (hosts.size() > 1) {
            return Optional.of(Refusal.badRequest());
        }
        if (hosts.isEmpty()) {
            return required
                    ? Optional.of(Refusal.of(400, "Bad Request: missing required Host header"))
                    : Optional.empty();
        }
        return HOST.matcher(hosts.get(0)).matches()
                ? Optional.empty()
                : Optional.of(Refusal.of(400, "Bad Request: malformed Host header"));
    }

    private static Optional<Refusal> transferEncoding(HttpHeaders headers) {
        List<String> encodings = headers.getAll(HttpHeaderNames.TRANSFER_ENCODING);
        return encodings.isEmpty()
                        || encodings.size() == 1 && encodings.get(0).strip().equalsIgnoreCase("chunked")
                ? Optional.empty()
                : Optional.of(new Refusal(501, "Not Implemented", "Unsupported transfer encoding"));
    }
}
