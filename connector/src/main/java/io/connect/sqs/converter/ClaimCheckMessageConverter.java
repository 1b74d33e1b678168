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
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.converter.json.JsonSplicer;
import io.connect.sqs.converter.json.Utf8;
import io.connect.sqs.converter.memory.GrowthBudget;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * Follows references to S3 objects and puts each object in the place of its reference, then hands the message to the
 * delegate. With {@code claim.check.field.paths} the references are strings in fields of a JSON body; without, the body as
 * a whole is one. A body that the SQS Extended Client left in place of a large one is followed either way, since it cannot
 * be meant otherwise. Whatever is no reference stays as it is. Thread-safe.
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
        Optional<ObjectLocation> pointer = ExtendedClientPointer.parse(body);
        if (pointer.isPresent()) {
            return convertWhole(message, pointer.get());
        }
        if (fields != null) {
            return convertFields(message, body);
        }
        Optional<ObjectLocation> reference = ObjectReference.parse(unquote(body));
        return reference.isPresent() ? convertWhole(message, reference.get()) : delegate.convert(message);
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

    private ConvertedMessage convertFields(SourceMessage message, String body) {
        List<Claim> claims = new ArrayList<>();
        for (FieldValue field : fields.find(body)) {
            field.string()
                    .flatMap(ObjectReference::parse)
                    .ifPresent(location -> claims.add(new Claim(field, location)));
        }
        if (claims.isEmpty()) {
            return delegate.convert(message);
        }
        claims.forEach(claim -> allowed.check(claim.location()));
        try (ByteBudget.Share share = budget.open(turns(claims.size()))) {
            return delegate.convert(message.withBody(splice(body, claims, share)));
        }
    }

    /** Within a task its budget sees to it that no two messages wait for each other, and nobody takes turns here. */
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

    /** A whole body may be the JSON string of a reference; references hold nothing that JSON escapes. */
    private static String unquote(String body) {
        String text = body.strip();
        return text.length() > 1 && text.startsWith("\"") && text.endsWith("\"")
                ? text.substring(1, text.length() - 1)
                : text;
    }

    private record Claim(FieldValue field, ObjectLocation location) {}
}
