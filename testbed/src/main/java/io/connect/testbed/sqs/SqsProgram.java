package io.connect.testbed.sqs;

import java.util.Arrays;

/** The programs that can be the queue service of a testbed. */
public enum SqsProgram {
    /** The project's own server, compiled by this build. */
    SQS_SERVER("sqs-server"),
    /** ElasticMQ, from its Maven coordinates. */
    ELASTICMQ("elasticmq");

    private final String text;

    SqsProgram(String text) {
        this.text = text;
    }

    /**
     * The program with this name.
     *
     * @throws IllegalArgumentException when no program has this name; the message lists the known names
     */
    public static SqsProgram of(String word) {
        return Arrays.stream(values())
                .filter(program -> program.text.equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "'" + word + "' is no queue service of the testbed; sqs-server and elasticmq are"));
    }

    /** The name in scenarios.yaml and in results. */
    public String text() {
        return text;
    }
}
