package io.connect.sqs.converter.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Finds fields in JSON text. It makes one pass without a tree and skips other fields, so its cost is that of tokenising.
 * Immutable and thread-safe.
 */
public final class JsonFields {

    /**
     * Jackson's default limit for a string is 20 million characters, less than an object from S3 may have. The size of bodies
     * is limited earlier, so this limit is switched off.
     */
    private static final int LONGEST_STRING = Integer.MAX_VALUE;

    /** The JSON factory of all converters. Errors never contain the source, because bodies must not be logged. */
    public static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(LONGEST_STRING)
                    .build())
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .build();

    private final List<FieldPath> paths;

    /** A parser for the text, without its byte order mark. */
    public static JsonParser parser(String text) throws IOException {
        return FACTORY.createParser(ByteOrderMark.skip(text));
    }

    /** Creates a search for these paths. */
    public JsonFields(List<FieldPath> paths) {
        this.paths = List.copyOf(paths);
    }

    /**
     * Finds the values at the paths, in the order of the text. A value that matches two paths is found once.
     *
     * @return empty if nothing is found, or if the text is not JSON
     */
    public List<FieldValue> find(String text) {
        if (!startsLikeAContainer(text)) {
            return List.of();
        }
        List<FieldValue> found = new ArrayList<>(paths.size());
        try (JsonParser parser = parser(text)) {
            parser.nextToken();
            List<Progress> roots = new ArrayList<>(paths.size());
            for (FieldPath path : paths) {
                roots.add(new Progress(path, 0));
            }
            visit(parser, roots, found);
            return parser.nextToken() == null ? behind(ByteOrderMark.length(text), found) : List.of();
        } catch (IOException notJson) {
            return List.of();
        }
    }

    /**
     * Whether the text is one complete JSON object or array without further text.
     *
     * @param text any text
     */
    public static boolean isContainer(String text) {
        if (!startsLikeAContainer(text)) {
            return false;
        }
        try (JsonParser parser = parser(text)) {
            parser.nextToken();
            parser.skipChildren();
            return parser.nextToken() == null;
        } catch (IOException notJson) {
            return false;
        }
    }

    /** The position of a parse error, in a message that does not contain the text. */
    public static String problem(IOException e) {
        return e instanceof JsonProcessingException parsing && parsing.getLocation() != null
                ? "line " + parsing.getLocation().getLineNr() + ", column "
                        + parsing.getLocation().getColumnNr()
                : e.getClass().getSimpleName();
    }

    private static boolean startsLikeAContainer(String text) {
        for (int i = ByteOrderMark.length(text); i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > ' ') {
                return c == '{' || c == '[';
            }
        }
        return false;
    }

    /** Adds the length of the byte order mark to the positions, because the parser has not seen the mark. */
    private static List<FieldValue> behind(int mark, List<FieldValue> found) {
        return mark == 0
                ? found
                : found.stream()
                        .map(value ->
                                new FieldValue(value.path(), value.start() + mark, value.end() + mark, value.string()))
                        .toList();
    }

    /** Visits a value. The parser is on the first token of the value, and afterwards on the last. */
    private static void visit(JsonParser parser, List<Progress> active, List<FieldValue> found) throws IOException {
        for (Progress progress : active) {
            if (progress.path.isComplete(progress.matched)) {
                found.add(take(parser, progress.path));
                return;
            }
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                descend(parser, advance(active, p -> p.path.matchesField(p.matched, name)), found);
            }
        } else if (token == JsonToken.START_ARRAY) {
            for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
                int index = i;
                descend(parser, advance(active, p -> p.path.matchesIndex(p.matched, index)), found);
            }
        }
    }

    private static void descend(JsonParser parser, List<Progress> next, List<FieldValue> found) throws IOException {
        if (next.isEmpty()) {
            parser.skipChildren();
        } else {
            visit(parser, next, found);
        }
    }

    private static List<Progress> advance(List<Progress> active, Predicate<Progress> matches) {
        List<Progress> next = List.of();
        for (Progress progress : active) {
            if (matches.test(progress)) {
                if (next.isEmpty()) {
                    next = new ArrayList<>(active.size());
                }
                next.add(new Progress(progress.path, progress.matched + 1));
            }
        }
        return next;
    }

    private static FieldValue take(JsonParser parser, FieldPath path) throws IOException {
        int start = Math.toIntExact(parser.currentTokenLocation().getCharOffset());
        Optional<String> string =
                parser.currentToken() == JsonToken.VALUE_STRING ? Optional.of(parser.getText()) : Optional.empty();
        parser.skipChildren();
        parser.finishToken();
        int end = Math.toIntExact(parser.currentLocation().getCharOffset());
        return new FieldValue(path, start, end, string);
    }

    private record Progress(FieldPath path, int matched) {}
}
