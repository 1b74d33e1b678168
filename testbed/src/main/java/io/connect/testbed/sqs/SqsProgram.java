package io.connect.testbed.sqs;

import java.util.Arrays;

/** The program that is the queue service of a testbed. */
public enum SqsProgram {
    /** The project's own, compiled by this build. */
    SQS_SERVER("sqs-server"),
    /** ElasticMQ, from its Maven coordinates. */
    ELASTICMQ("elasticmq");

    private final String text;

    SqsProgram(String text) {
        this.text = text;
    }

    /**
     * The program that a word stands for.
     *
     * @throws IllegalArgumentException naming the word and those that are known
     */
    public static SqsProgram of(String word) {
        return Arrays.stream(values())
                .filter(program -> program.text.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no queue service of the testbed; sqs-server and elasticmq are"));
    }

    /** The word used in scenarios.yaml and in results. */
    public String text() {
        return text;
    }
}
