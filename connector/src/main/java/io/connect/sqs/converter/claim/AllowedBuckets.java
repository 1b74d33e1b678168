package io.connect.sqs.converter.claim;

import io.connect.sqs.config.ConverterKeys;
import java.util.List;
import org.apache.kafka.connect.errors.DataException;

/**
 * Which buckets a message may refer to: otherwise its sender decides what the worker reads with its own rights.
 *
 * @param names names, or prefixes that end in {@code *}; any bucket when empty
 */
public record AllowedBuckets(List<String> names) {

    private static final String ANY_END = "*";

    public AllowedBuckets {
        names = names.stream().map(String::trim).filter(name -> !name.isEmpty()).toList();
    }

    /** @throws DataException if the object lies in another bucket */
    public void check(ObjectLocation location) {
        if (!names.isEmpty() && names.stream().noneMatch(name -> covers(name, location.bucket()))) {
            throw new DataException("The message refers to bucket '" + location.bucket() + "', which is not among "
                    + ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS + "=" + String.join(",", names));
        }
    }

    private static boolean covers(String name, String bucket) {
        return name.endsWith(ANY_END)
                ? bucket.startsWith(name.substring(0, name.length() - ANY_END.length()))
                : name.equals(bucket);
    }
}
