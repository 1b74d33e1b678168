package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests how long a message waited for a receive. */
class ReceivedMessageTest {

    private static final long LONG_MS = 1_000_000_000L;

    @Test
    void theWaitIsTheTimeFromSendToFirstReceive() {
        assertThat(waitedMs("1700000000123", "1700000000456", "1")).isEqualTo(333);
    }

    @Test
    void clocksOfTwoServersMayDiffer() {
        assertThat(waitedMs("1700000000123", "1700000000120", "1")).isEqualTo(3);
    }

    @Test
    void theWaitOfAMessageThatWasReceivedBeforeIsUnknown() {
        assertThat(waitedMs("1700000000123", "1700000000123", "2")).isGreaterThan(LONG_MS);
    }

    @Test
    void theWaitIsUnknownWithoutBothTimes() {
        assertThat(new ReceivedMessage("id", "handle", "body", Map.of(), Map.of()).waitedMs())
                .isGreaterThan(LONG_MS);
        assertThat(waitedMs("", "1700000000123", "1")).isGreaterThan(LONG_MS);
        assertThat(waitedMs("1700000000123", "", "1")).isGreaterThan(LONG_MS);
        assertThat(waitedMs("1700000000123", "0", "1")).isGreaterThan(LONG_MS);
    }

    private static long waitedMs(String sent, String firstReceived, String count) {
        return new ReceivedMessage(
                        "id",
                        "handle",
                        "body",
                        Map.of(),
                        Map.of(
                                ReceivedMessage.SENT_TIMESTAMP,
                                sent,
                                ReceivedMessage.FIRST_RECEIVE_TIMESTAMP,
                                firstReceived,
                                ReceivedMessage.RECEIVE_COUNT,
                                count))
                .waitedMs();
    }
}
