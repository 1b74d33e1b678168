package io.connect.sqs.converter.claim;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.connect.sqs.converter.json.JsonFields;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;

/**
 * The body that the SQS Extended Client Library sends in place of a large one: a JSON array of its pointer's class name
 * and an object with bucket and key. Stateless.
 */
public final class ExtendedClientPointer {

    /** The class names of the library's present and first versions. */
    private static final Set<String> CLASS_NAMES = Set.of(
            "software.amazon.payloadoffloading.PayloadS3Pointer", "com.amazon.sqs.javamessaging.MessageS3Pointer");

    private static final String BUCKET_FIELD = "s3BucketName";
    private static final String KEY_FIELD = "s3Key";

    private ExtendedClientPointer() {}

    /**
     * Reads a pointer.
     *
     * @return empty when the body is anything else
     * @throws DataException when it is a pointer, but without bucket or key
     */
    public static Optional<ObjectLocation> parse(String body) {
        if (CLASS_NAMES.stream().noneMatch(name -> isNamedFirst(body, name))) {
            return Optional.empty();
        }
        String bucket = null;
        String key = null;
        try (JsonParser parser = JsonFields.FACTORY.createParser(body)) {
            parser.nextToken();
            parser.nextToken();
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    String field = parser.currentName();
                    parser.nextToken();
                    if (field.equals(BUCKET_FIELD)) {
                        bucket = parser.getText();
                    } else if (field.equals(KEY_FIELD)) {
                        key = parser.getText();
                    } else {
                        parser.skipChildren();
                    }
                }
            }
        } catch (IOException e) {
            throw new DataException(
                    "The body begins like a pointer of the SQS Extended Client but is no valid JSON", e);
        }
        if (bucket == null || bucket.isEmpty() || key == null || key.isEmpty()) {
            throw new DataException("The pointer of the SQS Extended Client must name " + BUCKET_FIELD + " and "
                    + KEY_FIELD + ", but has bucket '" + bucket + "' and key '" + key + "'");
        }
        return Optional.of(new ObjectLocation(bucket, key, Optional.empty(), Optional.empty()));
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
