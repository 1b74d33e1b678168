package io.connect.bench.aws;

/** The queue metrics that are read, each with its statistic for a minute: the sum for counts, the maximum for depths and ages. */
public enum QueueMetric {
    SENT("NumberOfMessagesSent", "Sum"),
    RECEIVED("NumberOfMessagesReceived", "Sum"),
    DELETED("NumberOfMessagesDeleted", "Sum"),
    EMPTY_RECEIVES("NumberOfEmptyReceives", "Sum"),
    VISIBLE("ApproximateNumberOfMessagesVisible", "Maximum"),
    NOT_VISIBLE("ApproximateNumberOfMessagesNotVisible", "Maximum"),
    AGE_OF_OLDEST("ApproximateAgeOfOldestMessage", "Maximum"),
    SENT_SIZE("SentMessageSize", "Average");

    private final String id;
    private final String statistic;

    QueueMetric(String id, String statistic) {
        this.id = id;
        this.statistic = statistic;
    }

    /** The metric's name in CloudWatch. */
    public String id() {
        return id;
    }

    /** The statistic's name in CloudWatch. */
    public String statistic() {
        return statistic;
    }
}
