package io.connect.toxiproxy.aws;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Determines the operation of an S3 call from its method, path and query, as S3 does. */
final class S3Operation {

    /** A bucket in the host's name, as in {@code bucket.s3.eu-central-1.amazonaws.com} and {@code bucket.localhost:9000}. */
    private static final Pattern BUCKET_HOST = Pattern.compile("(.+?)\\.(?:s3[.-].*|localhost(?::\\d+)?)");

    private final HttpHead head;
    private final Map<String, String> query;
    private final Optional<String> bucket;
    private final boolean hasKey;

    S3Operation(HttpHead head, String path, Map<String, String> query) {
        this.head = head;
        this.query = query;
        Matcher host = BUCKET_HOST.matcher(head.header("Host").orElse(""));
        if (host.matches()) {
            bucket = Optional.of(host.group(1));
            hasKey = path.length() > 1;
        } else {
            List<String> parts =
                    List.of(path.substring(Math.min(1, path.length())).split("/", 2));
            bucket = Optional.of(parts.get(0)).filter(name -> !name.isEmpty());
            hasKey = parts.size() > 1 && !parts.get(1).isEmpty();
        }
    }

    AwsRequest request() {
        return new AwsRequest(
                Dialect.S3, name(), bucket, List.of(), head.method().equals("HEAD"));
    }

    private String name() {
        if (bucket.isEmpty()) {
            return "ListBuckets";
        }
        return hasKey ? ofObject() : ofBucket();
    }

    private String ofObject() {
        boolean upload = query.containsKey("uploadId");
        return switch (head.method()) {
            case "GET" -> upload ? "ListParts" : subresource("Get").orElse("GetObject");
            case "HEAD" -> "HeadObject";
            case "PUT" -> {
                boolean copy = head.header("x-amz-copy-source").isPresent();
                if (query.containsKey("partNumber")) {
                    yield copy ? "UploadPartCopy" : "UploadPart";
                }
                yield copy ? "CopyObject" : subresource("Put").orElse("PutObject");
            }
            case "DELETE" ->
                upload ? "AbortMultipartUpload" : subresource("Delete").orElse("DeleteObject");
            case "POST" -> {
                if (query.containsKey("uploads")) {
                    yield "CreateMultipartUpload";
                }
                yield upload ? "CompleteMultipartUpload" : "PostObject";
            }
            default -> head.method();
        };
    }

    private String ofBucket() {
        return switch (head.method()) {
            case "GET" -> {
                if (query.containsKey("location")) {
                    yield "GetBucketLocation";
                }
                if (query.containsKey("uploads")) {
                    yield "ListMultipartUploads";
                }
                if (query.containsKey("versions")) {
                    yield "ListObjectVersions";
                }
                yield query.containsKey("list-type") ? "ListObjectsV2" : "ListObjects";
            }
            case "HEAD" -> "HeadBucket";
            case "PUT" -> "CreateBucket";
            case "DELETE" -> "DeleteBucket";
            case "POST" -> query.containsKey("delete") ? "DeleteObjects" : "PostObject";
            default -> head.method();
        };
    }

    /** Tags and access lists of an object are operations of their own. */
    private Optional<String> subresource(String verb) {
        if (query.containsKey("tagging")) {
            return Optional.of(verb + "ObjectTagging");
        }
        return query.containsKey("acl") ? Optional.of(verb + "ObjectAcl") : Optional.empty();
    }
}
