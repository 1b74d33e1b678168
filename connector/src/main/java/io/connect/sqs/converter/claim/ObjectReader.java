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
 * Reads whole objects. The size is known from the response's header before a byte of the body is read. So limit and budget
 * are checked before the read, not after it. A download whose connection breaks goes on where it broke, on the condition
 * that the object is still the same. So the beginning of one version is never joined to the end of another. Thread-safe.
 */
public final class ObjectReader {

    private static final Logger LOG = LoggerFactory.getLogger(ObjectReader.class);

    /** The most connections for one object, before the message fails and is tried again later. */
    private static final int MOST_CONNECTIONS = 4;

    private static final int NOT_FOUND = 404;
    private static final int PRECONDITION_FAILED = 412;

    /** Refusals that concern the credentials or the clock, hence every message: waiting may help, a DLQ does not. */
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
     * The problem with the object or the reference. Anything else, trouble of KMS or of the account for one, would be wrong
     * with every message, so the message waits until it is over.
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
     * @param client called from any thread; stays the caller's to close
     * @param limitBytes size of the largest object that is read
     */
    public ObjectReader(S3Client client, int limitBytes) {
        this.client = client;
        this.limitBytes = limitBytes;
    }

    /**
     * Reads an object.
     *
     * @param share the message's part of the budget; grows by the object's size
     * @throws DataException when the object is missing, too large, not to be read, or not the one the reference pins
     * @throws io.connect.sqs.converter.service.ServiceUnavailableException when S3 cannot be reached, fails, or refuses this
     *     worker
     * @throws RetriableException when the object changed while it was read
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

    /** The SDK refuses some references itself. Network failures and missing credentials are not the message's fault. */
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
            // S3 names every error; an answer without an error name comes from a proxy in front of it.
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

    /** One object on its way, possibly over several connections. */
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

        /** A failure after the last byte is a checksum that does not match: the bytes read are useless. */
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
            // The client compares its checksum only at the end of the stream, and an exact read never gets there by
            // itself.
            if (body.read() >= 0) {
                throw new IOException("the body is longer than the announced " + bytes.length + " bytes");
            }
            verified = true;
        }
    }
}
