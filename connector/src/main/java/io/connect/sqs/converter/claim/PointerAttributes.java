package io.connect.sqs.converter.claim;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/** The message attributes by which extended clients say that the body lies in S3. Stateless. */
public final class PointerAttributes {

    /** Attributes with the size of the object, of the Java library's present and first versions and of all that follow it. */
    public static final List<String> SIZES = List.of("ExtendedPayloadSize", "SQSLargePayloadSize");

    /** The attribute in which sqs-extended-client for Node.js has the whole pointer; the body is the key alone. */
    public static final String LOCATION = "S3MessageBodyKey";

    /** All of them: a converter that follows pointers needs these, even if the user does not ask for them. */
    public static final List<String> NAMES = List.of(SIZES.get(0), SIZES.get(1), LOCATION);

    private static final Pattern BUCKET_AND_KEY = Pattern.compile("\\(([^)]+)\\)(.+)", Pattern.DOTALL);

    private PointerAttributes() {}

    /**
     * Reads the value of {@link #LOCATION}.
     *
     * @throws DataException when it is not of the form {@code (bucket)key}
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
