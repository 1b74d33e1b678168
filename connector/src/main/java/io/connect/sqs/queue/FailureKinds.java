package io.connect.sqs.queue;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Classifies SQS's error codes and the SDK's exceptions. */
final class FailureKinds {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_LINE = 200;

    private static final Set<String> THROTTLED = Set.of(
            "RequestThrottled",
            "Throttling",
            "Throttled",
            "TooManyRequests",
            "SlowDown",
            "KmsThrottled",
            "KmsThrottling",
            "OverLimit",
            "RequestLimitExceeded",
            "ProvisionedThroughputExceeded");
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "RequestExpired",
            "RequestTimeTooSkewed",
            "InvalidToken",
            "InvalidClientTokenId",
            "UnrecognizedClient",
            "InvalidSecurity",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidSignature",
            "IncompleteSignature",
            "MissingAuthenticationToken",
            "AuthFailure");
    private static final Set<String> DENIED = Set.of("AccessDenied", "NotAuthorized", "KmsAccessDenied");
    private static final Set<String> NO_SUCH_QUEUE =
            Set.of("NonExistentQueue", "QueueDoesNotExist", "QueueDeletedRecently");
    private static final Set<String> STALE =
            Set.of("ReceiptHandleIsInvalid", "InvalidReceiptHandle", "MessageNotInflight");

    /** Error codes that mean a wrong request. A retry would get the same response. Codes that are in no list are retried. */
    private static final Set<String> FINAL = Set.of(
            "InvalidParameterValue",
            "InvalidParameterCombination",
            "InvalidAddress",
            "InvalidAction",
            "InvalidAttributeName",
            "InvalidAttributeValue",
            "InvalidBatchEntryId",
            "InvalidIdFormat",
            "InvalidMessageContents",
            "InvalidQueryParameter",
            "MissingParameter",
            "MissingRequiredParameter",
            "MissingAction",
            "MalformedQueryString",
            "Validation",
            "ValidationError",
            "BatchEntryIdsNotDistinct",
            "BatchRequestTooLong",
            "EmptyBatchRequest",
            "TooManyEntriesInBatchRequest",
            "ReadCountOutOfRange",
            "UnsupportedOperation",
            "OptInRequired",
            "KmsInvalidKeyUsage",
            "KmsNotFound",
            "KmsOptInRequired");

    private static final Set<String> PASSING = Set.of(
            "InternalError",
            "InternalFailure",
            "ServiceUnavailable",
            "RequestTimeout",
            "KmsInvalidState",
            "KmsDisabled",
            "KmsInternal");

    /** Part of SQS's error message for a FIFO receipt handle whose visibility timeout has ended. */
    private static final String EXPIRED_HANDLE = "receipt handle has expired";

    private static final String OWN_PREFIX = "AWS.SimpleQueueService.";
    private static final String KMS_PREFIX = "KMS.";
    private static final String EXCEPTION = "Exception";

    private FailureKinds() {}

    static FailureKind ofException(Throwable thrown) {
        if (thrown instanceof AwsServiceException service) {
            return ofService(service);
        }
        if (thrown instanceof SdkClientException client) {
            if (isAboutCredentials(client)) {
                return FailureKind.CREDENTIALS;
            }
            return isAboutTheAnswer(client) ? FailureKind.UNREADABLE : FailureKind.TRANSIENT;
        }
        return thrown instanceof SdkException || thrown instanceof java.io.IOException
                ? FailureKind.TRANSIENT
                : FailureKind.INVALID;
    }

    static FailureKind ofCode(String code, String message) {
        String plain = plain(code);
        if (STALE.contains(plain) || (message != null && message.contains(EXPIRED_HANDLE))) {
            return FailureKind.STALE_HANDLE;
        }
        if (THROTTLED.contains(plain)) {
            return FailureKind.THROTTLED;
        }
        if (CREDENTIALS.contains(plain)) {
            return FailureKind.CREDENTIALS;
        }
        if (DENIED.contains(plain)) {
            return FailureKind.DENIED;
        }
        if (NO_SUCH_QUEUE.contains(plain)) {
            return FailureKind.NO_SUCH_QUEUE;
        }
        if (PASSING.contains(plain)) {
            return FailureKind.TRANSIENT;
        }
        return FINAL.contains(plain) ? FailureKind.INVALID : FailureKind.UNKNOWN;
    }

    /**
     * Normalises an error code, which may have a namespace, a suffix for the side at fault, the ending {@code Exception}, or
     * the prefix {@code KMS.}.
     */
    private static String plain(String code) {
        if (code == null) {
            return "";
        }
        String plain = code.substring(code.lastIndexOf('#') + 1);
        int side = plain.indexOf(';');
        plain = (side < 0 ? plain : plain.substring(0, side)).trim();
        if (plain.startsWith(OWN_PREFIX)) {
            plain = plain.substring(OWN_PREFIX.length());
        }
        if (plain.startsWith(KMS_PREFIX)) {
            plain = "Kms" + plain.substring(KMS_PREFIX.length());
        }
        return plain.endsWith(EXCEPTION) ? plain.substring(0, plain.length() - EXCEPTION.length()) : plain;
    }

    /** The first line of an error response without a code of SQS, to help find its origin; empty for other failures. */
    static Optional<String> firstLine(Throwable thrown) {
        if (!(thrown instanceof AwsServiceException service) || service.awsErrorDetails() == null) {
            return Optional.empty();
        }
        SdkBytes raw = service.awsErrorDetails().rawResponse();
        if (raw == null || byCode(service) != FailureKind.UNKNOWN) {
            return Optional.empty();
        }
        return new String(raw.asByteArrayUnsafe(), StandardCharsets.UTF_8)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                // The text is from an unknown source. A terminal that shows the log could execute its control
                // characters.
                .map(line -> line.replaceAll("\\p{Cntrl}", "?"))
                .map(line -> line.length() <= LONGEST_LINE ? line : line.substring(0, LONGEST_LINE) + "…");
    }

    static String codeOf(Throwable thrown) {
        if (thrown instanceof AwsServiceException service) {
            return service.awsErrorDetails() == null
                            || service.awsErrorDetails().errorCode() == null
                    ? "HTTP " + service.statusCode()
                    : service.awsErrorDetails().errorCode();
        }
        return thrown.getClass().getSimpleName();
    }

    private static FailureKind byCode(AwsServiceException service) {
        return service.awsErrorDetails() == null
                ? FailureKind.UNKNOWN
                : ofCode(
                        service.awsErrorDetails().errorCode(),
                        service.awsErrorDetails().errorMessage());
    }

    private static FailureKind ofService(AwsServiceException service) {
        FailureKind byCode = byCode(service);
        if (byCode != FailureKind.UNKNOWN && byCode != FailureKind.INVALID) {
            return byCode;
        }
        if (service.isThrottlingException() || service.statusCode() == TOO_MANY_REQUESTS) {
            return FailureKind.THROTTLED;
        }
        return service.statusCode() >= SERVER_ERROR ? FailureKind.TRANSIENT : byCode;
    }

    /**
     * Whether a response could not be parsed. Network failures are an IOException or one of Netty's exceptions; parser failures
     * are neither.
     */
    private static boolean isAboutTheAnswer(Throwable thrown) {
        Throwable root = thrown;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String type = root.getClass().getName();
        return type.contains(".jackson.")
                || root instanceof RuntimeException && !(root instanceof SdkException) && !type.startsWith("io.netty.");
    }

    private static boolean isAboutCredentials(SdkClientException thrown) {
        String message = thrown.getMessage();
        return message != null && message.contains("credentials");
    }
}
