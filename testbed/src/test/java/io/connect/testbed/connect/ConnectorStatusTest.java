package io.connect.testbed.connect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConnectorStatusTest {
    @Test
    void reasonIsTheFirstLineAndTheLastCause() {
        String trace = """
                ConnectException: Failed to flush offsets and/or records for task orders-0
                \tat io.example.Worker.commit(Worker.java:10)
                Caused by: KafkaException: Cannot execute transactional method
                \tat io.example.Producer.commit(Producer.java:20)
                Caused by: InvalidTxnStateException: The producer attempted a transactional operation in an invalid state.
                """;

        assertThat(ConnectorStatus.reason(trace))
                .isEqualTo(
                        "ConnectException: Failed to flush offsets and/or records for task orders-0; "
                                + "caused by InvalidTxnStateException: The producer attempted a transactional operation in an invalid state.");
    }

    @Test
    void reasonOfATraceWithoutCauseIsItsFirstLine() {
        assertThat(ConnectorStatus.reason("NullPointerException: null\n\tat io.example.Worker.run(Worker.java:1)"))
                .isEqualTo("NullPointerException: null");
    }

    @Test
    void anEmptyTraceHasNoReason() {
        assertThat(ConnectorStatus.reason("")).isEqualTo("no reason is known");
    }
}
