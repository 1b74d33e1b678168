package io.connect.testbed.sqs;

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

    /** The word used in scenarios.yaml and in results. */
    public String text() {
        return text;
    }
}
