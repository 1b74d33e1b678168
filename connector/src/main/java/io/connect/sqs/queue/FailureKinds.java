package io.connect.sqs.queue;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells SQS's error codes and the SDK's exceptions apart. */
final class FailureKinds {

    private static final int TOO_MANY_REQUESTS = 429;
    private static final int SERVER_ERROR = 500;

    private static final Set<String> THROTTLED = Set.of(
            "RequestThrottled",
            "RequestThrottledException",
            "Throttling",
            "ThrottlingException",
            "ThrottledException",
            "TooManyRequestsException",
            "SlowDown",
            "KmsThrottled",
            "OverLimit",
            "RequestLimitExceeded",
            "AWS.SimpleQueueService.OverLimit");
    private static final Set<String> CREDENTIALS = Set.of(
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "InvalidSecurity",
            "InvalidAccessKeyId",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature",
            "MissingAuthenticationToken");
    private static final Set<String> DENIED = Set.of("AccessDenied", "AccessDeniedException", "KmsAccessDenied");
    private static final Set<String> NO_SUCH_QUEUE = Set.of(
            "AWS.SimpleQueueService.NonExistentQueue",
            "QueueDoesNotExist",
            "NonExistentQueue",
            "AWS.SimpleQueueService.QueueDeletedRecently",
            "QueueDeletedRecently");
    private static final Set<String> STALE = Set.of(
            "ReceiptHandleIsInvalid",
            "InvalidReceiptHandle",
            "MessageNotInflight",
            "AWS.SimpleQueueService.MessageNotInflight");
    private static final Set<String> PASSING =
            Set.of("InternalError", "InternalFailure", "ServiceUnavailable", "RequestTimeout", "KmsInvalidState");

    /** In these words SQS says of a FIFO receipt handle that its visibility timeout has passed. */
    private static final String EXPIRED_HANDLE = "receipt handle has expired";

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
        String plain = code == null ? "" : code.substring(code.lastIndexOf('#') + 1);
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
        return PASSING.contains(plain) ? FailureKind.TRANSIENT : FailureKind.INVALID;
    }

    static String codeOf(Throwable thrown) {
        if (thrown instanceof AwsServiceException service && service.awsErrorDetails() != null) {
            return String.valueOf(service.awsErrorDetails().errorCode());
        }
        return thrown.getClass().getSimpleName();
    }

    private static FailureKind ofService(AwsServiceException service) {
        FailureKind byCode = service.awsErrorDetails() == null
                ? FailureKind.INVALID
                : ofCode(
                        service.awsErrorDetails().errorCode(),
                        service.awsErrorDetails().errorMessage());
        if (byCode != FailureKind.INVALID) {
            return byCode;
        }
        if (service.isThrottlingException() || service.statusCode() == TOO_MANY_REQUESTS) {
            return FailureKind.THROTTLED;
        }
        return service.statusCode() >= SERVER_ERROR ? FailureKind.TRANSIENT : FailureKind.INVALID;
    }

    /** What the network does is an IOException, or one of Netty's own; what a parser throws is neither. */
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
