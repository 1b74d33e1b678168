package io.connect.features.world.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.testbed.connect.ConnectorStatus;
import org.junit.jupiter.api.Test;

class TransactionRaceTest {
    private static final String REFUSED = """
            org.apache.kafka.connect.errors.ConnectException: Failed to flush offsets and/or records for task orders-0
            \tat org.apache.kafka.connect.runtime.ExactlyOnceWorkerSourceTask.commitTransaction(ExactlyOnceWorkerSourceTask.java:350)
            Caused by: org.apache.kafka.common.errors.InvalidTxnStateException: The producer attempted a transactional operation in \
            an invalid state.
            """;

    @Test
    void concernsATaskThatTheBrokerRefusedToCommit() {
        assertThat(TransactionRace.hasFailed(task("FAILED", REFUSED))).isTrue();
    }

    @Test
    void doesNotConcernAnyOtherFailure() {
        assertThat(TransactionRace.hasFailed(task("FAILED", REFUSED.replace("InvalidTxnState", "RecordTooLarge"))))
                .isFalse();
        assertThat(TransactionRace.hasFailed(task("FAILED", ""))).isFalse();
    }

    @Test
    void doesNotConcernATaskThatRunsAgain() {
        assertThat(TransactionRace.hasFailed(task("RUNNING", REFUSED))).isFalse();
    }

    private static ConnectorStatus.Task task(String state, String trace) {
        return new ConnectorStatus.Task(0, state, "127.0.0.1:8083", trace);
    }
}
