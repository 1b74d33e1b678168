package io.connect.toxiproxy.api;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The path of a request line, read as Go reads it.
 *
 * @param segments the decoded parts of the path
 * @param location the address that a client is redirected to, if the path has empty parts or dots
 */
record RequestPath(List<String> segments, Optional<String> location) {

    private static final Pattern ABSOLUTE = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*://[^/?]*)(.*)");

    /** Characters of a path that Go's url.String does not escape. */
    private static final String UNESCAPED = "-_.~$&+,/:;=@";

    /** Reads a path, or an absolute address as HTTP proxies send it; empty if it is neither, or has an invalid escape. */
    static Optional<RequestPath> parse(String uri) {
        Matcher absolute = ABSOLUTE.matcher(uri);
        String origin = "";
        String rest = uri;
        if (absolute.matches()) {
            origin = absolute.group(1);
            rest = absolute.group(2);
        } else if (!uri.startsWith("/") && !uri.equals("*")) {
            return Optional.empty();
        }
        int query = rest.indexOf('?');
        String raw = query < 0 ? rest : rest.substring(0, query);
        try {
            List<String> segments = Arrays.stream(
                            raw.substring(Math.min(1, raw.length())).split("/", -1))
                    .map(RequestPath::decode)
                    .toList();
            String path = decode(raw);
            String clean = clean(path);
            return Optional.of(new RequestPath(
                    segments,
                    clean.equals(path)
                            ? Optional.empty()
                            : Optional.of(origin + encode(clean) + (query < 0 ? "" : rest.substring(query)))));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the request is about the server as a whole and not about a path. */
    boolean isServer() {
        return segments.equals(List.of("")) && location.isPresent();
    }

    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** Go's path.Clean for a rooted path; a slash at the end is retained. */
    private static String clean(String path) {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        String joined = "/" + String.join("/", parts);
        return path.endsWith("/") && joined.length() > 1 ? joined + "/" : joined;
    }

    private static String encode(String path) {
        StringBuilder encoded = new StringBuilder();
        for (byte one : path.getBytes(StandardCharsets.UTF_8)) {
            char character = (char) (one & 0xff);
            if (character < 0x80 && Character.isLetterOrDigit(character) || UNESCAPED.indexOf(character) >= 0) {
                encoded.append(character);
            } else {
                encoded.append(String.format("%%%02X", one & 0xff));
            }
        }
        return encoded.toString();
    }
}
