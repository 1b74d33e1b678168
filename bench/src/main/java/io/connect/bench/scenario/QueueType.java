package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Word;

/** The two kinds of SQS queue. */
public enum QueueType implements Word {
    STANDARD("standard"),
    FIFO("fifo");

    private final String text;

    QueueType(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
