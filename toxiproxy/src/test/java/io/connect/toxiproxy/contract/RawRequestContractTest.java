package io.connect.toxiproxy.contract;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Requests byte for byte: whether they are rejected, and whether the connection stays open. */
class RawRequestContractTest extends ToxiproxyContract {

    private static final int QUIET_MS = 300;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /version HTTP/1.1~Host: x~bad line|400 Bad Request",
                "GET /version HTTP/1.1~Host: x~bad~Connection: close|400 Bad Request",
                "GET /version HTTP/1.1~Host: x~b@d: 1|400 Bad Request: invalid header name",
                "GET /version HTTP/1.1~Host: x~Foo : 1|400 Bad Request: invalid header name",
                "GET /version HTTP/1.1~Host: x~Host: y|400 Bad Request",
                "GET /version HTTP/1.1~Host: x~Host: x|400 Bad Request",
                "GET /version HTTP/1.1~Foo: 1|400 Bad Request: missing required Host header",
                "GET http://x/version HTTP/1.1~Foo: 1|400 Bad Request: missing required Host header",
                "GET /version HTTP/1.1~Host: a b|400 Bad Request: malformed Host header",
                "GET /version HTTP/1.1~Host: a<b|400 Bad Request: malformed Host header",
                "GET /version HTTP/2.0~Host: x|505 HTTP Version Not Supported: unsupported protocol version",
                "GET /version HTTP/3.0~Host: x|505 HTTP Version Not Supported: unsupported protocol version",
                "GET /version HTTP/0.9~Host: x|505 HTTP Version Not Supported: unsupported protocol version",
                "GET /version HTTP/1.11~Host: x|400 Bad Request",
                "GET /version FTP/1.1~Host: x|400 Bad Request",
                "GET /version~Host: x|400 Bad Request",
                "GET /proxies/%zz HTTP/1.1~Host: x|400 Bad Request",
                "GET /proxies/% HTTP/1.1~Host: x|400 Bad Request",
                "GET version HTTP/1.1~Host: x|400 Bad Request",
                "GET /ver sion HTTP/1.1~Host: x|400 Bad Request",
                "G@T /version HTTP/1.1~Host: x|400 Bad Request",
                "POST /reset HTTP/1.1~Host: x~Content-Length: x|400 Bad Request",
                "POST /reset HTTP/1.1~Host: x~Content-Length: -1|400 Bad Request",
                "POST /reset HTTP/1.1~Host: x~Content-Length: 0~Content-Length: 1|400 Bad Request"
            })
    void refusesAndCloses(String request, String refusal) throws IOException {
        Reply reply = send(request.replace("~", "\r\n") + "\r\n\r\n");

        assertThat(reply.text)
                .isEqualTo("HTTP/1.1 " + refusal + "\r\nContent-Type: text/plain; charset=utf-8\r\n"
                        + "Connection: close\r\n\r\n" + refusal);
        assertThat(reply.closed).isTrue();
    }

    @Test
    void refusesATransferEncodingItDoesNotKnow() throws IOException {
        Reply reply = send("POST /reset HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n");

        assertThat(reply.text)
                .startsWith("HTTP/1.1 501 Not Implemented\r\n")
                .endsWith("\r\n\r\nUnsupported transfer encoding");
        assertThat(reply.closed).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET /version HTTP/1.1~Host: x|200 OK|false",
                "GET /version HTTP/1.1~Host:|200 OK|false",
                "GET /version HTTP/1.1~Host: x~Foo: 1~ 2|200 OK|false",
                "GET /version HTTP/1.2~Host: x|200 OK|false",
                "GET http://x/version HTTP/1.1~Host: x|200 OK|false",
                "GET http://x:1/version?a=%zz HTTP/1.1~Host: x|200 OK|false",
                "GET /%76ersion HTTP/1.1~Host: x|200 OK|false",
                "GET /version HTTP/1.1~Host: x~Connection: close|200 OK|true",
                "GET /version HTTP/1.1~Host: x~Connection: foo, CLOSE|200 OK|true",
                "GET /nowhere HTTP/1.1~Host: x~Connection: close|404 Not Found|true",
                "POST /reset HTTP/1.1~Host: x~Content-Length: 0~Content-Length: 0|204 No Content|false",
                "get /version HTTP/1.1~Host: x|405 Method Not Allowed|false",
                "OPTIONS * HTTP/1.1~Host: x|200 OK|false",
                "GET /proxies/ HTTP/1.1~Host: x|404 Not Found|false"
            })
    void answers(String request, String status, boolean closes) throws IOException {
        Reply reply = send(request.replace("~", "\r\n") + "\r\n\r\n");

        assertThat(reply.text).startsWith("HTTP/1.1 " + status + "\r\n").containsPattern("\r\nDate: \\w{3}, \\d\\d ");
        assertThat(reply.closed).isEqualTo(closes);
    }

    @Test
    void answersHttp10InKindAndCloses() throws IOException {
        Reply reply = send("GET /version HTTP/1.0\r\n\r\n");

        assertThat(reply.text).startsWith("HTTP/1.0 200 OK\r\n");
        assertThat(reply.closed).isTrue();
    }

    @Test
    void takesALineFeedForTheEndOfALine() throws IOException {
        assertThat(send("GET /version HTTP/1.1\nHost: x\n\n").text).startsWith("HTTP/1.1 200 OK\r\n");
    }

    @ParameterizedTest
    @CsvSource({
        "//proxies,/proxies",
        "/proxies//p,/proxies/p",
        "/./proxies,/proxies",
        "/a/../proxies,/proxies",
        "/proxies//?a=1,/proxies/?a=1",
        "//a%20b,/a%20b",
        "http://x//proxies,http://x/proxies"
    })
    void sendsAClientToTheCleanPath(String path, String location) throws IOException {
        String text = send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").text;

        assertThat(text)
                .startsWith("HTTP/1.1 301 Moved Permanently\r\n")
                .contains("\r\nLocation: " + location + "\r\n");
    }

    @ParameterizedTest
    @CsvSource({"GET,/version,true", "GET,/proxies/no,true", "GET,/nowhere,false", "DELETE,/version,false"})
    void givesARequestAnIdWhereThereIsSomethingAtPathAndMethod(String method, String path, boolean id)
            throws IOException {
        String text = send(method + " " + path + " HTTP/1.1\r\nHost: x\r\n\r\n").text;

        assertThat(text.contains("X-Toxiproxy-Request-Id: ")).isEqualTo(id);
    }

    /** The reply until its end, or until no more bytes arrive. */
    private Reply send(String request) throws IOException {
        try (Socket socket = connectOrFail(backend.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            boolean closed = false;
            try {
                int read;
                while ((read = socket.getInputStream().read()) >= 0) {
                    all.write(read);
                    socket.setSoTimeout(QUIET_MS);
                }
                closed = true;
            } catch (SocketTimeoutException e) {
                assertThat(all.size()).as("an answer").isPositive();
            } catch (SocketException e) {
                closed = true;
            }
            return new Reply(all.toString(ISO_8859_1), closed);
        }
    }

    private record Reply(String text, boolean closed) {}
}
