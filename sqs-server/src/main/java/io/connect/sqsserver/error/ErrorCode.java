package io.connect.sqsserver.error;

/**
 * An error, with its names in both protocols. Names and statuses come from the service's published model and from
 * answers recorded from AWS. The model's query protocol names also appear in JSON answers, in {@code
 * x-amzn-query-error}.
 */
public enum ErrorCode {
    BATCH_ENTRY_IDS_NOT_DISTINCT(model("BatchEntryIdsNotDistinct"), legacy("BatchEntryIdsNotDistinct"), 400),
    BATCH_REQUEST_TOO_LONG(model("BatchRequestTooLong"), legacy("BatchRequestTooLong"), 400),
    EMPTY_BATCH_REQUEST(model("EmptyBatchRequest"), legacy("EmptyBatchRequest"), 400),
    INVALID_ADDRESS(model("InvalidAddress"), "InvalidAddress", 404),
    INVALID_ATTRIBUTE_NAME(model("InvalidAttributeName"), "InvalidAttributeName", 400),
    INVALID_ATTRIBUTE_VALUE(model("InvalidAttributeValue"), "InvalidAttributeValue", 400),
    INVALID_BATCH_ENTRY_ID(model("InvalidBatchEntryId"), legacy("InvalidBatchEntryId"), 400),
    INVALID_MESSAGE_CONTENTS(model("InvalidMessageContents"), "InvalidMessageContents", 400),
    MESSAGE_NOT_INFLIGHT(model("MessageNotInflight"), legacy("MessageNotInflight"), 400),
    OVER_LIMIT(model("OverLimit"), "OverLimit", 403),
    PURGE_QUEUE_IN_PROGRESS(model("PurgeQueueInProgress"), legacy("PurgeQueueInProgress"), 403),
    QUEUE_DELETED_RECENTLY(model("QueueDeletedRecently"), legacy("QueueDeletedRecently"), 400),
    QUEUE_DOES_NOT_EXIST(model("QueueDoesNotExist"), legacy("NonExistentQueue"), 400),
    QUEUE_NAME_EXISTS(model("QueueNameExists"), "QueueAlreadyExists", 400),
    RECEIPT_HANDLE_IS_INVALID(model("ReceiptHandleIsInvalid"), "ReceiptHandleIsInvalid", 404),
    REQUEST_THROTTLED(model("RequestThrottled"), "RequestThrottled", 403),
    RESOURCE_NOT_FOUND(model("ResourceNotFoundException"), "ResourceNotFoundException", 404),
    TOO_MANY_ENTRIES_IN_BATCH_REQUEST(
            model("TooManyEntriesInBatchRequest"), legacy("TooManyEntriesInBatchRequest"), 400),
    UNSUPPORTED_OPERATION(model("UnsupportedOperation"), legacy("UnsupportedOperation"), 400),

    INVALID_PARAMETER_VALUE(common("InvalidParameterValueException"), "InvalidParameterValue", 400),
    MISSING_PARAMETER(common("MissingRequiredParameterException"), "MissingParameter", 400),
    MALFORMED_REQUEST(common("SerializationException"), "MalformedQueryString", 400),
    UNKNOWN_OPERATION(common("UnknownOperationException"), "InvalidAction", 400),
    MISSING_ACTION(common("UnknownOperationException"), "MissingAction", 404),
    REQUEST_TOO_LARGE(common("RequestEntityTooLargeException"), "RequestEntityTooLarge", 413),
    MISSING_AUTHENTICATION(common("MissingAuthenticationTokenException"), "MissingAuthenticationToken", 403),
    INVALID_CLIENT_TOKEN(common("UnrecognizedClientException"), "InvalidClientTokenId", 403),
    SIGNATURE_DOES_NOT_MATCH(common("InvalidSignatureException"), "SignatureDoesNotMatch", 403),
    SERVICE_UNAVAILABLE(common("ServiceUnavailableException"), "ServiceUnavailable", 503);

    private final String jsonType;
    private final String queryCode;
    private final int httpStatus;

    ErrorCode(String jsonType, String queryCode, int httpStatus) {
        this.jsonType = jsonType;
        this.queryCode = queryCode;
        this.httpStatus = httpStatus;
    }

    /** The {@code __type} of a JSON answer. */
    public String jsonType() {
        return jsonType;
    }

    /** The code in an XML answer, in {@code x-amzn-query-error} and in a failed batch entry. */
    public String queryCode() {
        return queryCode;
    }

    public int httpStatus() {
        return httpStatus;
    }

    /** Whether the error is the sender's fault, as both protocols report it. A status above 499 is the service's fault. */
    public boolean senderFault() {
        return httpStatus < 500;
    }

    private static String model(String shape) {
        return "com.amazonaws.sqs#" + shape;
    }

    private static String common(String shape) {
        return "com.amazon.coral.service#" + shape;
    }

    private static String legacy(String code) {
        return "AWS.SimpleQueueService." + code;
    }
}
