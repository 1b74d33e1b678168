package io.connect.sqs.converter.claim;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.sqs.converter.json.ByteOrderMark;
import io.connect.sqs.converter.json.ExactJson;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * Parses the pointer that extended clients send instead of a large body. Clients for Java, Python and Go write a JSON array
 * with a class name and an object that contains bucket and key. Clients for .NET and PHP write only the object, or another
 * first element. The library sns-sqs-big-payload writes an object {@code S3Payload}. Stateless.
 */
public final class ExtendedClientPointer {

    /** The class names in current and in early versions of the Java library. */
    private static final Set<String> CLASS_NAMES = Set.of(
            "software.amazon.payloadoffloading.PayloadS3Pointer", "com.amazon.sqs.javamessaging.MessageS3Pointer");

    private static final String BUCKET_FIELD = "s3BucketName";
    private static final String KEY_FIELD = "s3Key";

    /** The field of a sns-sqs-big-payload pointer; the next two constants are its inner fields. */
    private static final String PAYLOAD = "S3Payload";

    private static final String PAYLOAD_BUCKET = "Bucket";
    private static final String PAYLOAD_KEY = "Key";

    /** {@link #BUCKET_FIELD} without its first letter, which .NET clients may write in upper case. */
    private static final String BUCKET_MARK = "3BucketName";

    private ExtendedClientPointer() {}

    /**
     * Parses a pointer.
     *
     * @return empty if the body is not a pointer
     * @throws DataException if the body is a pointer without bucket or key
     */
    public static Optional<ObjectLocation> parse(String body) {
        return read(body, false);
    }

    /**
     * Parses a body that an attribute marks as a pointer. Its object may have more fields than bucket and key.
     *
     * @return empty if the body is not a pointer
     * @throws DataException as {@link #parse}
     */
    public static Optional<ObjectLocation> parseMarked(String body) {
        return read(body, true);
    }

    /** Whether a text may contain a pointer. This is a text search, which is much faster than parsing JSON. */
    static boolean mayHold(String text) {
        return text.contains(BUCKET_MARK) || text.contains(PAYLOAD);
    }

    /** Whether a body begins like a pointer with a class name. The rest is not checked. */
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
            // This object also contains an id and an address.
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

    /** The text of a field, in upper or lower case; empty if there is none. */
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

    /** Whether the body begins with a bracket and this name in quotes, ignoring spaces. */
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
