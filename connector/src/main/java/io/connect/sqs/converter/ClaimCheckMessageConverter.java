package io.connect.sqs.converter;

import io.connect.sqs.client.S3Access;
import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.config.ConverterKeys.ClaimCheckFieldFormat;
import io.connect.sqs.converter.claim.AllowedBuckets;
import io.connect.sqs.converter.claim.ByteBudget;
import io.connect.sqs.converter.claim.ExtendedClientPointer;
import io.connect.sqs.converter.claim.ObjectLocation;
import io.connect.sqs.converter.claim.ObjectReader;
import io.connect.sqs.converter.claim.ObjectReference;
import io.connect.sqs.converter.claim.PointerAttributes;
import io.connect.sqs.converter.claim.SnsEnvelope;
import io.connect.sqs.converter.json.ByteOrderMark;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.converter.json.JsonSplicer;
import io.connect.sqs.converter.json.Utf8;
import io.connect.sqs.converter.memory.GrowthBudget;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * Replaces references to S3 objects by the objects, and then passes the message to the delegate. With {@code
 * claim.check.field.paths} the references are strings in fields of a JSON body; otherwise the whole body is a reference.
 * Pointers that extended clients send instead of a large body are always resolved, also inside an SNS envelope. If an attribute
 * marks a message of an extended client but its pointer is unknown, the message fails. Other text stays unchanged. Thread-safe.
 */
public final class ClaimCheckMessageConverter implements MessageConverter {

    private boolean retrieve;
    private JsonFields fields;
    private ClaimCheckFieldFormat fieldFormat;
    private MessageConverter delegate;
    private S3Access s3;
    private AllowedBuckets allowed;
    private ObjectReader reader;
    private ByteBudget budget;

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        ConverterSettings settings = new ConverterSettings(connectorConfig);
        retrieve = settings.claimCheckRetrieves();
        fields = settings.claimCheckPaths().isEmpty() ? null : new JsonFields(settings.claimCheckPaths());
        fieldFormat = settings.claimCheckFieldFormat();
        delegate = settings.newDelegate(ClaimCheckMessageConverter.class);
        if (retrieve) {
            allowed = settings.claimCheckAllowedBuckets();
            s3 = S3Access.of(connectorConfig);
            reader = new ObjectReader(s3.client(), settings.claimCheckMaxBytes());
            budget = new ByteBudget(settings.claimCheckMaxConcurrentBytes());
        }
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        if (!retrieve) {
            return delegate.convert(message);
        }
        String body = message.bodyText();
        Optional<String> mark = PointerAttributes.SIZES.stream()
                .filter(message.attributes()::containsKey)
                .findFirst();
        Optional<ObjectLocation> whole = whole(message, body, mark.isPresent());
        if (whole.isPresent()) {
            return convertWhole(message, whole.get());
        }
        List<Claim> claims = claims(body);
        if (!claims.isEmpty()) {
            return convertFields(message, body, claims);
        }
        if (mark.isPresent()) {
            throw unreadable("The message has the attribute " + mark.get());
        }
        return delegate.convert(message);
    }

    private Optional<ObjectLocation> whole(SourceMessage message, String body, boolean marked) {
        AttributeValue location = message.attributes().get(PointerAttributes.LOCATION);
        if (location != null) {
            return Optional.of(PointerAttributes.location(location.asText()));
        }
        Optional<ObjectLocation> pointer =
                marked ? ExtendedClientPointer.parseMarked(body) : ExtendedClientPointer.parse(body);
        return pointer.isPresent() || fields != null ? pointer : ObjectReference.parse(unquote(body));
    }

    /** The references in the body, in the order in which they appear. */
    private List<Claim> claims(String body) {
        List<Claim> claims = new ArrayList<>();
        for (FieldValue field : fields == null ? List.<FieldValue>of() : fields.find(body)) {
            String text = field.string().orElseGet(() -> body.substring(field.start(), field.end()));
            field.string()
                    .flatMap(ObjectReference::parse)
                    .or(() -> ExtendedClientPointer.parse(text))
                    .ifPresent(location -> claims.add(new Claim(field, location)));
        }
        SnsEnvelope.pointer(body).ifPresent(pointer -> {
            ObjectLocation location = pointer.location()
                    .orElseThrow(() -> unreadable("The SNS message in the body has an attribute of extended clients"));
            if (claims.stream()
                    .noneMatch(claim -> claim.field().start() == pointer.field().start())) {
                claims.add(new Claim(pointer.field(), location));
            }
        });
        claims.sort(Comparator.comparingInt(claim -> claim.field().start()));
        return claims;
    }

    private static DataException unreadable(String mark) {
        return new DataException(
                mark + ", which says that the body lies in S3, but the body is no known pointer:"
                        + " [\"class\",{\"s3BucketName\":…,\"s3Key\":…}], the object alone, or {\"S3Payload\":{\"Bucket\":…,\"Key\":…}}");
    }

    @Override
    public void close() {
        try {
            if (delegate != null) {
                delegate.close();
            }
        } finally {
            if (s3 != null) {
                s3.close();
            }
        }
    }

    private ConvertedMessage convertWhole(SourceMessage message, ObjectLocation location) {
        allowed.check(location);
        try (ByteBudget.Share share = budget.open(1)) {
            byte[] object = reader.read(location, share);
            SourceMessage retrieved =
                    Utf8.decode(object, object.length).map(message::withBody).orElseGet(() -> message.withBody(object));
            return delegate.convert(retrieved);
        }
    }

    private ConvertedMessage convertFields(SourceMessage message, String body, List<Claim> claims) {
        claims.forEach(claim -> allowed.check(claim.location()));
        try (ByteBudget.Share share = budget.open(turns(claims.size()))) {
            return delegate.convert(message.withBody(splice(body, claims, share)));
        }
    }

    /**
     * The number of references for {@link ByteBudget#open}. Within a task, {@link GrowthBudget} already prevents two messages
     * from waiting for each other, so 1 is enough.
     */
    private static int turns(int claims) {
        return GrowthBudget.isOpen() ? 1 : claims;
    }

    private String splice(String body, List<Claim> claims, ByteBudget.Share share) {
        JsonSplicer splicer = null;
        for (Claim claim : claims) {
            byte[] object = reader.read(claim.location(), share);
            byte[] text = Utf8.isValid(object, object.length)
                    ? object
                    : Base64.getEncoder().encode(object);
            if (splicer == null) {
                splicer = new JsonSplicer(body, text.length);
            }
            if (fieldFormat == ClaimCheckFieldFormat.TEXT) {
                splicer.replaceWithString(claim.field(), text, text.length);
            } else {
                requireJson(object, claim);
                splicer.replaceWithJson(claim.field(), object, object.length);
            }
        }
        return splicer.finish();
    }

    private static void requireJson(byte[] object, Claim claim) {
        if (Utf8.decode(object, object.length).filter(JsonFields::isContainer).isEmpty()) {
            throw new DataException("The object " + claim.location() + " for field "
                    + claim.field().path() + " is no JSON object or array, which "
                    + ConverterKeys.CLAIM_CHECK_FIELD_FORMAT + "=json demands");
        }
    }

    /**
     * Removes the quotes if the whole body is a JSON string. Nothing else is needed, because references contain no characters
     * that JSON escapes.
     */
    private static String unquote(String body) {
        String text = ByteOrderMark.skip(body).strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private record Claim(FieldValue field, ObjectLocation location) {}
}
