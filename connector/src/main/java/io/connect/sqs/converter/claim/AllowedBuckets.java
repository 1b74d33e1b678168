package io.connect.sqs.converter.claim;

import io.connect.sqs.config.ConverterKeys;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.connect.errors.DataException;

/**
 * The buckets that a message may refer to. Without this check, a sender could choose any object that the worker may read.
 *
 * @param names names, or prefixes that end in {@code *}; empty for any bucket
 */
public record AllowedBuckets(List<String> names) {

    private static final String ANY_END = "*";

    /** The characters that may follow a prefix. A pointer may contain any text as its bucket, even a path to another bucket. */
    private static final Pattern REST_OF_A_NAME = Pattern.compile("[A-Za-z0-9._-]*");

    public AllowedBuckets {
        names = names.stream().map(String::trim).filter(name -> !name.isEmpty()).toList();
    }

    /** @throws DataException if the bucket is not allowed, or if the key leads out of the bucket */
    public void check(ObjectLocation location) {
        if (names.isEmpty()) {
            return;
        }
        if (names.stream().noneMatch(name -> covers(name, location.bucket()))) {
            throw new DataException("The message refers to bucket '" + location.bucket() + "', which is not among "
                    + ConverterKeys.CLAIM_CHECK_ALLOWED_BUCKETS + "=" + String.join(",", names));
        }
        if (leadsOut(location.key())) {
            throw new DataException("The message refers to key '" + location.key() + "' of bucket '" + location.bucket()
                    + "', which leads out of the bucket; S3 has no such keys, but another store may resolve them");
        }
    }

    private static boolean covers(String name, String bucket) {
        if (!name.endsWith(ANY_END)) {
            return name.equals(bucket);
        }
        String start = name.substring(0, name.length() - ANY_END.length());
        return bucket.startsWith(start)
                && REST_OF_A_NAME.matcher(bucket.substring(start.length())).matches();
    }

    /**
     * Whether a key leads out of its bucket. The rule is that of S3: read from the left, a key may never go up more levels
     * than it went down.
     */
    private static boolean leadsOut(String key) {
        int depth = 0;
        for (String segment : key.split("/", -1)) {
            if (segment.equals("..")) {
                depth--;
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                depth++;
            }
            if (depth < 0) {
                return true;
            }
        }
        return false;
    }
}
