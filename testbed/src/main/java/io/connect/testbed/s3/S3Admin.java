package io.connect.testbed.s3;

import io.connect.testbed.http.DirectHttp;
import io.connect.testbed.sqs.SqsAdmin;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketAlreadyOwnedByYouException;
import software.amazon.awssdk.services.s3.model.NoSuchBucketException;

/** Fills and empties buckets over the direct path, independently of load and subject. Thread-safe. */
public final class S3Admin implements AutoCloseable {
    private final S3Client client;

    /** @param endpoint the endpoint of the emulator */
    public S3Admin(URI endpoint) {
        this(
                endpoint,
                SqsAdmin.REGION,
                StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(SqsAdmin.ACCESS_KEY_ID, SqsAdmin.SECRET_ACCESS_KEY)));
    }

    /**
     * Administration of any S3.
     *
     * @param endpoint the endpoint of the service
     * @param region the region that requests are signed for
     * @param credentials the credentials that requests are signed with
     */
    public S3Admin(URI endpoint, String region, AwsCredentialsProvider credentials) {
        this.client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.of(region))
                .credentialsProvider(credentials)
                // All buckets have the same host, and there is no name service for a host per bucket.
                .forcePathStyle(true)
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClient(DirectHttp.blocking(endpoint, Duration.ofSeconds(30)))
                .build();
    }

    /** Creates a bucket; an existing bucket of the caller is not changed. */
    public void createBucket(String bucket) {
        try {
            client.createBucket(request -> request.bucket(bucket));
        } catch (BucketAlreadyOwnedByYouException e) {
            // Another part of the same run has already created it.
        }
    }

    /**
     * Deletes a bucket with all of its objects.
     *
     * @return whether it existed
     */
    public boolean removeBucket(String bucket) {
        try {
            client.listObjectsV2Paginator(request -> request.bucket(bucket))
                    .contents()
                    .forEach(object -> delete(bucket, object.key()));
            deleteBucket(bucket);
            return true;
        } catch (NoSuchBucketException e) {
            return false;
        }
    }

    /** Deletes an empty bucket. */
    public void deleteBucket(String bucket) {
        client.deleteBucket(request -> request.bucket(bucket));
    }

    /**
     * Stores an object.
     *
     * @return its URI in the form of a claim check: {@code s3://bucket/key}
     */
    public String put(String bucket, String key, byte[] content) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromBytes(content));
        return "s3://" + bucket + "/" + key;
    }

    public void delete(String bucket, String key) {
        client.deleteObject(request -> request.bucket(bucket).key(key));
    }

    /** The SDK client itself, for calls that are too rare for a method here. */
    public S3Client client() {
        return client;
    }

    @Override
    public void close() {
        client.close();
    }
}
