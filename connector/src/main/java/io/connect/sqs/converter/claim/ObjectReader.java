package io.connect.sqs.converter.claim;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.converter.service.ServiceHealth;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Reads whole objects from S3. The response header contains the size, so limit and budget are checked before the body is read.
 * If the connection breaks, the download continues from the same position, but only if the object has not changed. So parts of
 * two versions are never mixed. Thread-safe.
 */
public final class ObjectReader {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectReader.class);

    /** The largest number of connections for one object. After that the message is retried later. */
    private static final int MOST_CONNECTIONS = 4;

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    /** Errors due to the credentials or the clock. They affect every message, so a retry may help and a dead letter does not. */
    private static final Set<String> CREDENTIAL_ERRORS = Set.of(
            "ExpiredToken",
            "InvalidAccessKeyId",
            "InvalidToken",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired",
            "RequestTimeout");

    private static final Set<String> ACCESS_DENIED = Set.of("AccessDenied", "AccessDeniedException");

    /**
     * Errors due to the object or the reference. Any other error, such as a failure of KMS, would affect every message, so the
     * message is retried until the problem ends.
     */
    private static final Set<String> OBJECT_ERRORS = Set.of(
            "InvalidArgument",
            "InvalidBucketName",
            "InvalidObjectState",
            "InvalidRange",
            "InvalidRequest",
            "InvalidURI",
            "KeyTooLongError",
            "MethodNotAllowed",
            "XMinioInvalidObjectName");

    private final ServiceHealth health = new ServiceHealth("S3");
    private final S3Client client;
    private final int limitBytes;

    /**
     * Creates a reader.
     *
     * @param client used by several threads; the caller must close it
     * @param limitBytes the size of the largest object that may be read
     */
    public ObjectReader(S3Client client, int limitBytes) {
        this.client = client;
        this.limitBytes = limitBytes;
    }

    /**
     * Reads an object.
     *
     * @param share the message's share of the budget; grows by the object's size
     * @throws DataException if the object is missing, too large or not readable, or if its version or entity tag differs from
     * the reference
     * @throws io.connect.sqs.converter.service.ServiceUnavailableException if S3 cannot be reached, fails, or refuses this
     * worker
     * @throws RetriableException if the object changed while it was read
     */
    public byte[] read(ObjectLocation location, ByteBudget.Share share) {
        Download download = new Download(location, share);
        for (int connection = 1; !download.complete(); connection++) {
            try {
                download.advance();
            } catch (S3Exception e) {
                throw translate(location, download.started(), e);
            } catch (SdkServiceException e) {
                throw health.failure("Cannot get credentials to read " + location + ": " + e.getMessage(), e);
            } catch (SdkClientException | IOException e) {
                if (!download.started() && !isAboutTheService(e)) {
                    throw new RetriableException("Cannot ask S3 for " + location + ": " + e.getMessage(), e);
                }
                download.distrustIfWhole();
                if (connection == MOST_CONNECTIONS
                        || !download.started()
                        || Thread.currentThread().isInterrupted()) {
                    throw health.failure(
                            "Cannot read " + location + " from S3, broken off after " + download.position + " bytes: "
                                    + e.getMessage(),
                            e);
                }
                LOG.debug("Reading {} broke off after {} bytes, going on from there", location, download.position, e);
            }
        }
        health.succeeded();
        return download.bytes;
    }

    /**
     * Whether a failure is due to the network or missing credentials. Other exceptions mean that the SDK itself rejects the
     * reference.
     */
    private static boolean isAboutTheService(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException
                    || cause.getMessage() != null && cause.getMessage().contains("credentials")) {
                return true;
            }
        }
        return false;
    }

    private RuntimeException translate(ObjectLocation location, boolean resuming, S3Exception e) {
        boolean unnamed = e.awsErrorDetails() == null || e.awsErrorDetails().errorCode() == null;
        String code = unnamed ? "HTTP " + e.statusCode() : e.awsErrorDetails().errorCode();
        int status = e.statusCode();
        String where = "bucket '" + location.bucket() + "', key '" + location.key() + "' (" + code + ")";
        if (CREDENTIAL_ERRORS.contains(code)) {
            return health.failure("S3 refuses the credentials or clock of this worker when reading " + where, e);
        }
        if (unnamed && status != PRECONDITION_FAILED) {
            // S3 sends a code with every error. A response without a code is from a proxy in front of S3.
            return health.failure("Something other than S3 answers for " + where, e);
        }
        if (status == NOT_FOUND) {
            return new DataException("The object that the message refers to does not exist: " + where, e);
        }
        if (status == PRECONDITION_FAILED && resuming) {
            return new RetriableException("The object changed while it was read: " + where, e);
        }
        if (status == PRECONDITION_FAILED) {
            return new DataException(
                    "The object is no longer the one that the message refers to, whose entity tag is "
                            + location.eTag().orElse("unknown") + ": " + where,
                    e);
        }
        if (ACCESS_DENIED.contains(code)) {
            return new DataException(
                    "Access to the object denied; it may also be missing, since S3 reports a missing object only to"
                            + " callers that may list the bucket: " + where,
                    e);
        }
        return OBJECT_ERRORS.contains(code)
                ? new DataException("S3 cannot give the object, status " + status + ": " + where, e)
                : health.failure("S3 fails to give the object, status " + status + ": " + where, e);
    }

    /** The download of one object, possibly with several connections. */
    private final class Download {
        private final ObjectLocation location;
        private final ByteBudget.Share share;
        private byte[] bytes;
        private String eTag;
        private int position;
        private boolean verified;

        Download(ObjectLocation location, ByteBudget.Share share) {
            this.location = location;
            this.share = share;
        }

        boolean started() {
            return bytes != null;
        }

        boolean complete() {
            return verified;
        }

        /**
         * Restarts the download if all bytes were read before the failure. Then the checksum did not match, and the bytes are
         * useless.
         */
        void distrustIfWhole() {
            if (started() && position == bytes.length) {
                position = 0;
            }
        }

        void advance() throws IOException {
            GetObjectRequest.Builder request =
                    GetObjectRequest.builder().bucket(location.bucket()).key(location.key());
            location.versionId().ifPresent(request::versionId);
            if (started()) {
                request.ifMatch(eTag);
                if (position > 0) {
                    request.range("bytes=" + position + "-");
                }
            } else {
                location.eTag().ifPresent(request::ifMatch);
            }
            try (ResponseInputStream<GetObjectResponse> body = client.getObject(request.build())) {
                if (!started()) {
                    begin(body);
                }
                fill(body);
            }
        }

        private void begin(ResponseInputStream<GetObjectResponse> body) {
            if (body.response().eTag() == null) {
                body.abort();
                throw health.failure(
                        "Something other than S3 answers for " + location
                                + ": the answer has no entity tag, which every object of S3 has",
                        null);
            }
            Long length = body.response().contentLength();
            if (length == null) {
                body.abort();
                throw new RetriableException("S3 does not tell the size of " + location);
            }
            if (length > limitBytes) {
                body.abort();
                throw new DataException("The object " + location + " of " + length + " bytes is larger than "
                        + ConverterKeys.CLAIM_CHECK_MAX_BYTES + "=" + limitBytes);
            }
            try {
                if (GrowthBudget.isOpen()) {
                    GrowthBudget.take(length);
                } else {
                    share.take(length);
                }
            } catch (RuntimeException e) {
                body.abort();
                throw e;
            }
            eTag = body.response().eTag();
            bytes = new byte[length.intValue()];
        }

        private void fill(InputStream body) throws IOException {
            while (position < bytes.length) {
                int read = body.read(bytes, position, bytes.length - position);
                if (read < 0) {
                    throw new IOException("the body ends after " + position + " of " + bytes.length + " bytes");
                }
                position += read;
            }
            // The client checks the checksum only at the end of the stream, so one more read is needed after the last
            // byte.
            if (body.read() >= 0) {
                throw new IOException("the body is longer than the announced " + bytes.length + " bytes");
            }
            verified = true;
        }
    }
}
