package io.connect.features.world.messages;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Bodies in the notation of specifications: {@code gzip of some text} means base64 of the compressed text. */
public final class Bodies {
    private static final String FORMS = "(gzip|zlib|deflate|url-safe gzip|wrapped gzip) of ";
    private static final Pattern WHOLE = Pattern.compile(FORMS + "(.*)", Pattern.DOTALL);
    private static final Pattern WITHIN = Pattern.compile("<" + FORMS + "([^>]*)>");

    /** MIME wraps at 76; shorter lines make sure that even a short body is wrapped. */
    private static final int WRAP_AT = 20;

    private Bodies() {}

    /** The body for a text of a specification. */
    public static String of(String text) {
        Matcher whole = WHOLE.matcher(text);
        if (whole.matches()) {
            return compressed(whole.group(1), whole.group(2).getBytes(StandardCharsets.UTF_8));
        }
        return WITHIN.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(
                        compressed(match.group(1), match.group(2).getBytes(StandardCharsets.UTF_8))));
    }

    /** The gzipped bytes of a text. */
    public static byte[] gzippedBytes(String text) {
        return gzipped(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Base64 of the gzipped bytes. */
    public static String gzip(byte[] bytes) {
        return compressed("gzip", bytes);
    }

    private static String compressed(String form, byte[] bytes) {
        return switch (form) {
            case "gzip" -> Base64.getEncoder().encodeToString(gzipped(bytes));
            case "url-safe gzip" -> Base64.getUrlEncoder().encodeToString(gzipped(bytes));
            case "wrapped gzip" ->
                Base64.getMimeEncoder(WRAP_AT, new byte[] {'\n'}).encodeToString(gzipped(bytes));
            case "zlib" -> Base64.getEncoder().encodeToString(deflated(bytes, false));
            case "deflate" -> Base64.getEncoder().encodeToString(deflated(bytes, true));
            default -> throw new IllegalArgumentException("no form of a body: " + form);
        };
    }

    private static byte[] gzipped(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] deflated(byte[] bytes, boolean raw) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, raw);
        try (DeflaterOutputStream stream = new DeflaterOutputStream(out, deflater)) {
            stream.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            deflater.end();
        }
        return out.toByteArray();
    }
}
