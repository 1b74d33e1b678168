package io.connect.bench.scenario.environment;

import io.connect.bench.scenario.key.Word;

/** Where the parts of an experiment run. */
public enum EnvironmentKind implements Word {
    /** Every part is a forked JVM on this machine; no Docker. */
    EMBEDDED("embedded"),
    /** SQS, S3 and the network faults in containers, Kafka and Connect as forked JVMs. */
    DOCKER("docker"),
    /** Existing parts, reached by their addresses. */
    EXTERNAL("external");

    private final String text;

    EnvironmentKind(String text) {
        this.text = text;
    }

    @Override
    public String text() {
        return text;
    }
}
