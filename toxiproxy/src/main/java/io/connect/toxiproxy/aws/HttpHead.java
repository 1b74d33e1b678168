package io.connect.toxiproxy.aws;

import io.connect.toxiproxy.call.Extent;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The first line and the headers of an HTTP message.
 *
 * @param firstLine the first line as it is written
 * @param headers the header lines
 * @param sizeBytes the size, with the empty line after the headers
 */
record HttpHead(String firstLine, List<String> headers, int sizeBytes) {

    /** A message with a larger head is not treated as HTTP. */
    static final int LARGEST_BYTES = 64 * 1024;

    private static final ByteBuf END =
            Unpooled.unreleasableBuffer(Unpooled.wrappedBuffer("\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1))
                    .asReadOnly());
    private static final Pattern REQUEST = Pattern.compile("[A-Z]+ \\S+ HTTP/1\\.[01]");
    private static final Pattern ANSWER = Pattern.compile("HTTP/1\\.[01] \\d{3}.*");
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final int END_BYTES = 4;
    private static final int FIRST_SUCCESS = 200;
    private static final int NO_CONTENT = 204;
    private static final int NOT_MODIFIED = 304;

    /** The head at the reader index; empty if it has not arrived completely. The reader index does not move. */
    static Optional<HttpHead> read(ByteBuf bytes) {
        int length = ByteBufUtil.indexOf(END.duplicate(), bytes.slice());
        if (length < 0) {
            return Optional.empty();
        }
        String text = bytes.toString(bytes.readerIndex(), length, StandardCharsets.ISO_8859_1);
        List<String> lines = List.of(text.split("\r\n", -1));
        return Optional.of(new HttpHead(lines.get(0), lines.subList(1, lines.size()), length + END_BYTES));
    }

    /** Whether these bytes can no longer become the head of a request. */
    static boolean isHopelessRequest(ByteBuf bytes) {
        return isHopeless(bytes, REQUEST);
    }

    /** Whether these bytes can no longer become the head of an answer. */
    static boolean isHopelessAnswer(ByteBuf bytes) {
        return isHopeless(bytes, ANSWER);
    }

    /** The first line decides: a conversation by another protocol would wait for ever for the end of a head. */
    private static boolean isHopeless(ByteBuf bytes, Pattern firstLine) {
        int end = bytes.forEachByte(each -> each >= ' ' || each < 0);
        if (end < 0 || end + 1 == bytes.writerIndex() && bytes.getByte(end) == '\r') {
            return bytes.readableBytes() > LARGEST_BYTES;
        }
        String line = bytes.toString(bytes.readerIndex(), end - bytes.readerIndex(), StandardCharsets.ISO_8859_1);
        return bytes.readableBytes() > LARGEST_BYTES
                || bytes.getByte(end) != '\r'
                || bytes.getByte(end + 1) != '\n'
                || !firstLine.matcher(line).matches();
    }

    boolean isRequest() {
        return REQUEST.matcher(firstLine).matches();
    }

    boolean isAnswer() {
        return ANSWER.matcher(firstLine).matches();
    }

    String method() {
        return firstLine.substring(0, firstLine.indexOf(' '));
    }

    /** Path and query of a request. */
    String target() {
        return firstLine.substring(firstLine.indexOf(' ') + 1, firstLine.lastIndexOf(' '));
    }

    int status() {
        return Integer.parseInt(firstLine.split(" ")[1]);
    }

    /** An interim answer, such as 100 Continue. */
    boolean isInterim() {
        return status() < FIRST_SUCCESS;
    }

    /** The value of a header. The case of its name does not matter. */
    Optional<String> header(String name) {
        return headers.stream()
                .filter(line -> isOf(line, name))
                .map(line -> line.substring(name.length() + 1).strip())
                .findFirst();
    }

    /** Whether a header line has that name. */
    static boolean isOf(String line, String name) {
        return line.length() > name.length()
                && line.charAt(name.length()) == ':'
                && line.regionMatches(true, 0, name, 0, name.length());
    }

    /** Whether the client may keep the body of this request back until it is asked for it. */
    boolean asksFirst() {
        return header("Expect").isPresent();
    }

    boolean isChunked() {
        return header("Transfer-Encoding")
                .map(value -> value.toLowerCase(Locale.ROOT).contains("chunked"))
                .orElse(false);
    }

    /** The extent of a request, its head included. */
    Extent request() {
        return isChunked()
                ? new ChunkedExtent(sizeBytes)
                : Extent.of(sizeBytes + contentLength().orElse(0L));
    }

    /**
     * The extent of an answer, its head included.
     *
     * @param toHead whether it answers a HEAD request, and so has no body
     */
    Extent answer(boolean toHead) {
        if (toHead || isInterim() || status() == NO_CONTENT || status() == NOT_MODIFIED) {
            return Extent.of(sizeBytes);
        }
        if (isChunked()) {
            return new ChunkedExtent(sizeBytes);
        }
        return contentLength().map(length -> Extent.of(sizeBytes + length)).orElseGet(Extent::endless);
    }

    private Optional<Long> contentLength() {
        return header("Content-Length")
                .filter(text -> LENGTH.matcher(text).matches())
                .map(Long::valueOf);
    }

    /**
     * The body of a complete message.
     *
     * @param message the message from its first byte
     * @param sizeBytes the size of the whole message
     */
    byte[] body(ByteBuf message, int sizeBytes) {
        ByteBuf raw = message.slice(message.readerIndex() + this.sizeBytes, sizeBytes - this.sizeBytes);
        return isChunked() ? ChunkedExtent.decode(raw) : ByteBufUtil.getBytes(raw);
    }

    /** The same answer with another body. */
    ByteBuf withBody(byte[] body) {
        List<String> lines = new ArrayList<>();
        lines.add(firstLine);
        headers.stream()
                .filter(line ->
                        !isOf(line, "Content-Length") && !isOf(line, "Transfer-Encoding") && !isOf(line, "x-amz-crc32"))
                .forEach(lines::add);
        return message(lines, body);
    }

    /** An HTTP message. */
    static ByteBuf message(List<String> lines, byte[] body) {
        String head = String.join("\r\n", lines) + "\r\nContent-Length: " + body.length + "\r\n\r\n";
        return Unpooled.wrappedBuffer(head.getBytes(StandardCharsets.ISO_8859_1), body);
    }
}
