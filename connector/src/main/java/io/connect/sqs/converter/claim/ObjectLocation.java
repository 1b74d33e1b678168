package io.connect.sqs.converter.claim;

import java.util.Objects;
import java.util.Optional;

/**
 * The location of an object in S3.
 *
 * @param bucket the bucket's name
 * @param key the object's key, not encoded
 * @param versionId the version in the reference, if any
 * @param eTag the entity tag that the object must have, if any
 */
public record ObjectLocation(String bucket, String key, Optional<String> versionId, Optional<String> eTag) {

    /** Rejects a location without bucket or key. */
    public ObjectLocation {
        Objects.requireNonNull(versionId, "versionId");
        Objects.requireNonNull(eTag, "eTag");
        if (bucket.isEmpty() || key.isEmpty()) {
            throw new IllegalArgumentException(
                    "A location needs a bucket and a key, not '" + bucket + "', '" + key + "'");
        }
    }

    /** The format used in error messages. */
    @Override
    public String toString() {
        return "s3://" + bucket + "/" + key
                + versionId.map(id -> "?versionId=" + id).orElse("");
    }
}
