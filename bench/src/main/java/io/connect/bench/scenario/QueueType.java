package io.connect.bench.scenario;

/** The two kinds of SQS queue. */
public enum QueueType {
    STANDARD("standard"),
    FIFO("fifo");

    private final String text;

    QueueType(String text) {
        this.text = text;
    }

    /** The word used in scenarios.yaml and in results. */
    public String text() {
        return text;
    }
}
