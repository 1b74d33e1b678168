package io.connect.conformance.scenario;

/** Pages of the documentation of Amazon SQS. */
public enum Page {
    ADD_PERMISSION(api("AddPermission")),
    CANCEL_MOVE_TASK(api("CancelMessageMoveTask")),
    CHANGE_VISIBILITY(api("ChangeMessageVisibility")),
    CHANGE_VISIBILITY_BATCH(api("ChangeMessageVisibilityBatch")),
    CREATE_QUEUE(api("CreateQueue")),
    DELETE_MESSAGE(api("DeleteMessage")),
    DELETE_MESSAGE_BATCH(api("DeleteMessageBatch")),
    DELETE_QUEUE(api("DeleteQueue")),
    GET_QUEUE_ATTRIBUTES(api("GetQueueAttributes")),
    GET_QUEUE_URL(api("GetQueueUrl")),
    LIST_DEAD_LETTER_SOURCES(api("ListDeadLetterSourceQueues")),
    LIST_MOVE_TASKS(api("ListMessageMoveTasks")),
    LIST_QUEUES(api("ListQueues")),
    LIST_TAGS(api("ListQueueTags")),
    PURGE(api("PurgeQueue")),
    RECEIVE(api("ReceiveMessage")),
    REMOVE_PERMISSION(api("RemovePermission")),
    SEND(api("SendMessage")),
    SEND_BATCH(api("SendMessageBatch")),
    SET_ATTRIBUTES(api("SetQueueAttributes")),
    START_MOVE_TASK(api("StartMessageMoveTask")),
    TAG_QUEUE(api("TagQueue")),
    UNTAG_QUEUE(api("UntagQueue")),
    COMMON_ERRORS("APIReference/CommonErrors.html"),
    DEAD_LETTERS(guide("sqs-dead-letter-queues")),
    DEAD_LETTER_REDRIVE(guide("sqs-configure-dead-letter-queue-redrive")),
    DEAD_LETTER_RETENTION(guide("setting-up-dead-letter-queue-retention")),
    DELAY_QUEUES(guide("sqs-delay-queues")),
    EXACTLY_ONCE(guide("FIFO-queues-exactly-once-processing")),
    FAIR_QUEUES(guide("sqs-fair-queues")),
    FIFO_DELIVERY(guide("FIFO-queues-understanding-logic")),
    FIFO_GROUPS(guide("using-messagegroupid-property")),
    FIFO_DEDUPLICATION(guide("using-messagededuplicationid-property")),
    FIFO_ATTEMPT(guide("using-receiverequestattemptid-request-parameter")),
    IDENTIFIERS(guide("sqs-queue-message-identifiers")),
    MESSAGE_METADATA(guide("sqs-message-metadata")),
    POLLING(guide("sqs-short-and-long-polling")),
    JSON_REQUESTS(guide("sqs-making-api-requests-json")),
    QUERY_REQUESTS(guide("sqs-making-api-requests-xml")),
    QUOTAS_MESSAGES(guide("quotas-messages")),
    QUOTAS_QUEUES(guide("quotas-queues")),
    TIMERS(guide("sqs-message-timers")),
    VISIBILITY(guide("sqs-visibility-timeout"));

    private static final String ROOT = "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/";

    private final String path;

    Page(String path) {
        this.path = path;
    }

    public String url() {
        return ROOT + path;
    }

    private static String api(String action) {
        return "APIReference/API_" + action + ".html";
    }

    private static String guide(String page) {
        return "SQSDeveloperGuide/" + page + ".html";
    }
}
