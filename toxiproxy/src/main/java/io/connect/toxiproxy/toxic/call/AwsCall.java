package io.connect.toxiproxy.toxic.call;

import io.connect.toxiproxy.toxic.ToxicType;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Acts on calls to SQS or S3.
 *
 * @param call the operation, for example {@code DeleteMessageBatch} or {@code GetObject}
 * @param occurrence the selection of these calls
 * @param action the action on them; an error has status and code
 * @param resource only calls for the queue or bucket of this name; empty means any
 */
public record AwsCall(String call, Occurrence occurrence, CallAction action, Optional<String> resource)
        implements CallSettings {

    private static final int LOWEST_STATUS = 400;
    private static final int HIGHEST_STATUS = 599;

    public AwsCall {
        Objects.requireNonNull(call, "call");
        Objects.requireNonNull(occurrence, "occurrence");
        Objects.requireNonNull(resource, "resource");
        if (!call.matches("[A-Z][A-Za-z0-9]*")) {
            throw new IllegalArgumentException(
                    "operation must be one of SQS or S3 such as DeleteMessageBatch or GetObject, but is \"" + call
                            + "\"");
        }
        if (action instanceof CallAction.Error error) {
            if (error.status() < LOWEST_STATUS || error.status() > HIGHEST_STATUS) {
                throw new IllegalArgumentException(
                        "status must be " + LOWEST_STATUS + " to " + HIGHEST_STATUS + ", but is " + error.status());
            }
            checkCode(error.code());
        }
        if (action instanceof CallAction.FailEntry entry) {
            checkCode(entry.code());
            if (!call.endsWith("Batch")) {
                throw new IllegalArgumentException(
                        "action fail_entry needs an operation on a batch, but " + call + " is none");
            }
        }
    }

    /** A rule for any queue or bucket. */
    public static AwsCall of(String call, Occurrence occurrence, CallAction action) {
        return new AwsCall(call, occurrence, action, Optional.empty());
    }

    @Override
    public ToxicType type() {
        return ToxicType.AWS_CALL;
    }

    @Override
    public Map<String, Object> attributes() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("operation", call);
        map.put("action", action.word());
        map.putAll(action.attributes());
        map.putAll(occurrence.attributes());
        resource.ifPresent(name -> map.put("resource", name));
        return map;
    }

    /** Reads a rule from attributes of the API. */
    public static AwsCall read(CallAttributes attributes) {
        return new AwsCall(
                attributes.required("operation"),
                attributes.occurrence(),
                attributes.action(),
                attributes.text("resource"));
    }

    private static void checkCode(String code) {
        if (!code.matches("[A-Za-z0-9.]+")) {
            throw new IllegalArgumentException("error must be letters, digits and dots, but is \"" + code + "\"");
        }
    }
}
