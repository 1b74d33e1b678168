package io.connect.sqs.converter.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.json.ByteOrderMark;
import io.connect.sqs.converter.json.ExactJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * The body that extended clients send in place of a large one. Clients for Java, Python and Go write a JSON array of a class
 * name and an object with bucket and key. Clients for .NET and PHP write the object alone, or another first element. The
 * library sns-sqs-big-payload writes an object {@code S3Payload}. Stateless.
 */
public final class ExtendedClientPointer {

    /** The class names of the Java library's present and first versions. */
    private static final Set<String> CLASS_NAMES = Set.of(
            "software.amazon.payloadoffloading.PayloadS3Pointer", "com.amazon.sqs.javamessaging.MessageS3Pointer");

    private static final String BUCKET_FIELD = "s3BucketName";
    private static final String KEY_FIELD = "s3Key";

    /** The field of a pointer of sns-sqs-big-payload, and the two fields in it. */
    private static final String PAYLOAD = "S3Payload";

    private static final String PAYLOAD_BUCKET = "Bucket";
    private static final String PAYLOAD_KEY = "Key";

    /** {@link #BUCKET_FIELD} without its first letter: clients on .NET may write it large. */
    private static final String BUCKET_MARK = "3BucketName";

    private ExtendedClientPointer() {}

    /**
     * Reads a pointer.
     *
     * @return empty when the body is anything else
     * @throws DataException when it is a pointer, but without bucket or key
     */
    public static Optional<ObjectLocation> parse(String body) {
        return read(body, false);
    }

    /**
     * Reads a pointer out of a body that an attribute marks as one: an object may then have other fields beside bucket and key.
     *
     * @return empty when the body is none
     * @throws DataException as {@link #parse}
     */
    public static Optional<ObjectLocation> parseMarked(String body) {
        return read(body, true);
    }

    /** Whether a text may hold a pointer anywhere; costs a search, while reading the text as JSON costs much more. */
    static boolean mayHold(String text) {
        return text.contains(BUCKET_MARK) || text.contains(PAYLOAD);
    }

    /** Whether a body begins as a pointer with its class name does, whatever follows. */
    static boolean isNamed(String body) {
        return beginsWithName(ByteOrderMark.skip(body).strip());
    }

    private static boolean beginsWithName(String text) {
        return CLASS_NAMES.stream().anyMatch(name -> isNamedFirst(text, name));
    }

    private static Optional<ObjectLocation> read(String body, boolean marked) {
        String text = ByteOrderMark.skip(body).strip();
        boolean named = beginsWithName(text);
        if (!named && !mayHold(text)) {
            return Optional.empty();
        }
        JsonNode json;
        try {
            json = ExactJson.read(text, "a pointer");
        } catch (DataException e) {
            if (named) {
                throw new DataException(
                        "The body begins like a pointer of the SQS Extended Client but is no valid JSON", e);
            }
            return Optional.empty();
        }
        if (json.isTextual()) {
            return read(json.textValue(), marked);
        }
        return named ? Optional.of(named(json.path(1))) : unnamed(json, marked);
    }

    private static ObjectLocation named(JsonNode pointer) {
        String bucket = text(pointer, BUCKET_FIELD);
        String key = text(pointer, KEY_FIELD);
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new DataException("The pointer of the SQS Extended Client must name " + BUCKET_FIELD + " and "
                    + KEY_FIELD + ", but has bucket '" + bucket + "' and key '" + key + "'");
        }
        return location(bucket, key);
    }

    private static Optional<ObjectLocation> unnamed(JsonNode json, boolean marked) {
        JsonNode pointer = json.isArray() && json.size() == 2 ? json.get(1) : json;
        String bucketField = BUCKET_FIELD;
        String keyField = KEY_FIELD;
        int fields = pointer.size();
        if (pointer.path(PAYLOAD).isObject()) {
            // Beside bucket and key there are an id and an address of the object.
            pointer = pointer.get(PAYLOAD);
            bucketField = PAYLOAD_BUCKET;
            keyField = PAYLOAD_KEY;
            fields++;
        }
        String bucket = text(pointer, bucketField);
        String key = text(pointer, keyField);
        boolean nothingElse = fields == 2;
        return bucket.isEmpty() || key.isEmpty() || !(marked || nothingElse)
                ? Optional.empty()
                : Optional.of(location(bucket, key));
    }

    /** The text of a field, whose first letter may be large; empty when there is none. */
    private static String text(JsonNode object, String name) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            if (field.getKey().equalsIgnoreCase(name)) {
                return field.getValue().isTextual() ? field.getValue().textValue() : "";
            }
        }
        return "";
    }

    private static ObjectLocation location(String bucket, String key) {
        return new ObjectLocation(bucket, key, Optional.empty(), Optional.empty());
    }

    /** Whether the body's first characters are a bracket and this name in quotes, spaces aside. */
    private static boolean isNamedFirst(String body, String name) {
        int i = skipSpaces(body, 0);
        if (i >= body.length() || body.charAt(i) != '[') {
            return false;
        }
        i = skipSpaces(body, i + 1);
        return body.startsWith("\"" + name + "\"", i);
    }

    private static int skipSpaces(String body, int from) {
        int i = from;
        while (i < body.length() && body.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }
}
