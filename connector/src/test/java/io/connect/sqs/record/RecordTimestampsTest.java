package io.connect.sqs.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.queue.ReceivedMessage;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RecordTimestampsTest {

    private static final long SENT = 1_600_000_000_000L;
    private static final long NOW = 1_700_000_000_000L;

    @Test
    void theTimeOfSendingIsThatOfSqs() {
        assertThat(timestamps(RecordTimestamp.SENT).of(message("x"))).isEqualTo(SENT);
        assertThat(timestamps(RecordTimestamp.SENT).of(new ReceivedMessage("id", "h", "x", Map.of(), Map.of())))
                .isNull();
    }

    /**
     * The service's clock is wrong, or counts in microseconds. Kafka would refuse every record with such a time, and
     * every dead letter.
     */
    @ParameterizedTest
    @ValueSource(strings = {"1700003600001", "1650000000000000", "999999999999999999", "-5", "0", "soon"})
    void aTimeOfSendingThatCannotBeIsNone(String sent) {
        ReceivedMessage message = new ReceivedMessage("id", "h", "x", Map.of(), Map.of("SentTimestamp", sent));

        assertThat(timestamps(RecordTimestamp.SENT).of(message)).isNull();
        assertThat(timestamps(RecordTimestamp.FIELD).of(message)).isNull();
        assertThat(timestamps(RecordTimestamp.SENT).ofLetter(message)).isNull();
    }

    @Test
    void theTimeOfReceivingIsNow() {
        assertThat(timestamps(RecordTimestamp.RECEIVED).of(message("x"))).isEqualTo(NOW);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1650000000000                       | 1650000000000",
                "1650000000000.7                     | 1650000000000",
                "1650000000                          | 1650000000000",
                "1650000000.123456789                | 1650000000123",
                "0                                   | 0",
                "\"1650000000000\"                   | 1650000000000",
                "\" 1650000000 \"                    | 1650000000000",
                "\"2022-04-15T05:20:00Z\"            | 1650000000000",
                "\"2022-04-15T05:20:00.123456Z\"     | 1650000000123",
                "\"2022-04-15T07:20:00+02:00\"       | 1650000000000",
                "\"2022-04-15T07:20+02:00\"          | 1650000000000",
                "\"2022-04-15T05:20:00.123+0000\"    | 1650000000123",
                "\"2022-04-15T07:20:00+0200\"        | 1650000000000",
                "\"2022-04-15 07:20:00+02:00\"       | 1650000000000",
                "\"2022-04-15 05:20:00Z\"            | 1650000000000",
                // Without a time in the field, the time of sending applies.
                "\"2022-04-15T05:20:00\"             | 1600000000000",
                "\"2022-04-15 05:20:00\"             | 1600000000000",
                "\"2022-0415\"                       | 1600000000000",
                "\"yesterday\"                       | 1600000000000",
                "-1                                  | 1600000000000",
                "\"1969-12-31T23:59:59Z\"            | 1600000000000",
                "1e999999999                         | 1600000000000",
                "12345678901234567890                | 1600000000000",
                "null                                | 1600000000000",
                // Up to an hour ahead: brokers accept it.
                "1700003600000                       | 1700003600000",
                "1700003600                          | 1700003600000",
                "\"2023-11-14T23:13:20Z\"             | 1700003600000",
                // Further ahead: microseconds, nanoseconds, numbers beyond a long, wrong clocks.
                "1700003600001                       | 1600000000000",
                "1700003601                          | 1600000000000",
                "1650000000000000                    | 1600000000000",
                "1650000000000000000                 | 1600000000000",
                "9999999999999999999                 | 1600000000000",
                "9223372036854775808                 | 1600000000000",
                "\"2023-11-14T23:13:20.001Z\"         | 1600000000000",
                "\"+999999999-12-31T23:59:59Z\"       | 1600000000000",
                "{\"a\":1}                           | 1600000000000",
                "\"\"                                | 1600000000000",
            })
    void theTimeOfAFieldIsReadInItsUsualForms(String value, long expected) {
        assertThat(timestamps(RecordTimestamp.FIELD).of(message("{\"detail\":{\"at\":" + value + "}}")))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{}", "not json", "{\"detail\":", "''"})
    void aBodyWithoutTheFieldHasTheTimeOfSending(String body) {
        assertThat(timestamps(RecordTimestamp.FIELD).of(message(body))).isEqualTo(SENT);
    }

    /** The field may be the reason for the failure. If Kafka refused the dead letter as well, the task would fail. */
    @Test
    void aDeadLetterNeverHasTheTimeOfAField() {
        ReceivedMessage message = message("{\"detail\":{\"at\":1650000000000}}");

        assertThat(timestamps(RecordTimestamp.FIELD).ofLetter(message)).isEqualTo(SENT);
        assertThat(timestamps(RecordTimestamp.SENT).ofLetter(message)).isEqualTo(SENT);
        assertThat(timestamps(RecordTimestamp.RECEIVED).ofLetter(message)).isEqualTo(NOW);
    }

    private static RecordTimestamps timestamps(RecordTimestamp choice) {
        return new RecordTimestamps(
                choice, Optional.of(FieldPath.parse("key", "detail.at")), () -> Instant.ofEpochMilli(NOW));
    }

    private static ReceivedMessage message(String body) {
        return new ReceivedMessage("id", "handle", body, Map.of(), Map.of("SentTimestamp", Long.toString(SENT)));
    }
}
