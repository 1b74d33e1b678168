package io.connect.sqs.converter.claim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** The message attributes with which extended clients mark a message whose body is in S3. Stateless. */
public final class PointerAttributes {

    /** Attributes with the size of the object, as in current and early versions of the Java library and in compatible clients. */
    public static final List<String> SIZES = List.of("ExtendedPayloadSize", "SQSLargePayloadSize");

    /** The attribute with the whole pointer of sqs-extended-client for Node.js. There the body contains only the key. */
    public static final String LOCATION = "S3MessageBodyKey";

    /** All these attributes. A converter that resolves pointers needs them even if the user does not select them. */
    public static final List<String> NAMES = List.of(SIZES.get(0), SIZES.get(1), LOCATION);

    private static final Pattern BUCKET_AND_KEY = Pattern.compile("\\(([^)]+)\\)(.+)", Pattern.DOTALL);

    private PointerAttributes() {}

    /**
     * Parses the value of {@link #LOCATION}.
     *
     * @throws DataException if the value does not have the format {@code (bucket)key}
     */
    public static ObjectLocation location(String value) {
        Matcher matcher = BUCKET_AND_KEY.matcher(value);
        if (!matcher.matches()) {
            throw new DataException("The message attribute " + LOCATION + " is '" + value
                    + "', while it should name an object in S3 as (bucket)key");
        }
        return new ObjectLocation(matcher.group(1), matcher.group(2), Optional.empty(), Optional.empty());
    }
}
