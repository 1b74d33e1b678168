package io.connect.sqs.converter.claim;

import io.connect.sqs.config.AwsHost;
import io.connect.sqs.converter.json.ByteOrderMark;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises text that refers to an S3 object: {@code s3://bucket/key}, optionally with {@code ?versionId=} and {@code etag=},
 * or an https address of Amazon S3. An address with other query parameters, such as a signature, is not a reference, because it
 * must be fetched exactly as given. Stateless.
 */
public final class ObjectReference {

    private static final String S3_SCHEME = "s3://";
    private static final String HTTPS_SCHEME = "https://";

    /** Bucket names according to S3, including old names with upper-case letters and underscores. */
    private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,253}[A-Za-z0-9]");

    /** Virtual-hosted style: the bucket is the first part of the host. */
    private static final Pattern BUCKET_HOST =
            Pattern.compile("(?<bucket>.+)\\.s3(?:[.-][a-z0-9.-]+)?\\." + AwsHost.domains());

    /** Path style: the bucket is the first part of the path. */
    private static final Pattern SERVICE_HOST = Pattern.compile("s3(?:[.-][a-z0-9.-]+)?\\." + AwsHost.domains());

    /** A query at the end that contains only a version id, an entity tag, or both. Any other question mark is part of the key. */
    private static final Pattern PIN =
            Pattern.compile("\\?(?:(?:versionId|etag)=[^&?]+)(?:&(?:versionId|etag)=[^&?]+)?$");

    /** The limit of DNS. The search for a bucket in a host of a whole body would take minutes. */
    private static final int LONGEST_HOST = 253;

    private ObjectReference() {}

    /**
     * Parses a reference.
     *
     * @return empty if the text is not a reference
     */
    public static Optional<ObjectLocation> parse(String text) {
        String reference = ByteOrderMark.skip(text).strip();
        if (reference.startsWith(S3_SCHEME)) {
            return parseS3(reference.substring(S3_SCHEME.length()));
        }
        return reference.startsWith(HTTPS_SCHEME) ? parseHttps(reference) : Optional.empty();
    }

    private static Optional<ObjectLocation> parseS3(String bucketAndKey) {
        Matcher pin = PIN.matcher(bucketAndKey);
        String query = "";
        String path = bucketAndKey;
        if (pin.find()) {
            query = bucketAndKey.substring(pin.start() + 1);
            path = bucketAndKey.substring(0, pin.start());
        }
        int slash = path.indexOf('/');
        return slash < 0 ? Optional.empty() : location(path.substring(0, slash), path.substring(slash + 1), query);
    }

    private static Optional<ObjectLocation> parseHttps(String reference) {
        URI uri;
        try {
            uri = new URI(reference);
        } catch (URISyntaxException notAnAddress) {
            return Optional.empty();
        }
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        if (uri.getHost() == null
                || uri.getHost().length() > LONGEST_HOST
                || uri.getPort() != -1
                || uri.getRawFragment() != null
                || !(query.isEmpty() || PIN.matcher("?" + query).matches())) {
            return Optional.empty();
        }
        String path = uri.getPath().startsWith("/") ? uri.getPath().substring(1) : uri.getPath();
        if (SERVICE_HOST.matcher(uri.getHost()).matches()) {
            int slash = path.indexOf('/');
            return slash < 0 ? Optional.empty() : location(path.substring(0, slash), path.substring(slash + 1), query);
        }
        Matcher host = BUCKET_HOST.matcher(uri.getHost());
        return host.matches() ? location(host.group("bucket"), path, query) : Optional.empty();
    }

    private static Optional<ObjectLocation> location(String bucket, String key, String query) {
        if (key.isEmpty() || !BUCKET.matcher(bucket).matches()) {
            return Optional.empty();
        }
        return Optional.of(new ObjectLocation(bucket, key, parameter(query, "versionId"), parameter(query, "etag")));
    }

    private static Optional<String> parameter(String query, String name) {
        for (String part : query.split("&", -1)) {
            if (part.startsWith(name + "=")) {
                String raw = part.substring(name.length() + 1);
                try {
                    return Optional.of(URLDecoder.decode(raw, StandardCharsets.UTF_8));
                } catch (IllegalArgumentException notEncoded) {
                    return Optional.of(raw);
                }
            }
        }
        return Optional.empty();
    }
}
