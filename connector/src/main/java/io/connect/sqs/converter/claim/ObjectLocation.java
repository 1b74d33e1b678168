package io.connect.sqs.converter.claim;

import java.util.Objects;
import java.util.Optional;

/**
 * Where an object lies.
 *
 * @param bucket the bucket's name
 * @param key the object's key, not encoded
 * @param versionId the version the reference names, if any
 * @param eTag the entity tag the reference demands, if any
 */
public record ObjectLocation(String bucket, String key, Optional<String> versionId, Optional<String> eTag) {

    /** Refuses a location without bucket or key. */
    public ObjectLocation {
        Objects.requireNonNull(versionId, "versionId");
        Objects.requireNonNull(eTag, "eTag");
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException(
                    "A location needs a bucket and a key, not '" + bucket + "', '" + key + "'");
        }
    }

    /** The form used in messages. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + versionId.map(id -> "?versionId=" + id).orElse("");
    }
}
