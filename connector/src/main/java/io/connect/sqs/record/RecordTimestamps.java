package io.connect.sqs.record;

import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.queue.ReceivedMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What becomes the timestamp of a record. Immutable. */
public final class RecordTimestamps {

    /** Below this a number is taken for seconds: as milliseconds it would be in 1973, as seconds this is in the year 5138. */
    private static final BigDecimal SECONDS_BELOW = new BigDecimal(100_000_000_000L);

    private static final BigDecimal MILLIS_PER_SECOND = new BigDecimal(1_000);

    /** Enough for nanoseconds since the epoch; longer ones are no times, and 1e999999999 would take all memory to write out. */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(\\.[0-9]{1,30})?");

    private final RecordTimestamp choice;
    private final JsonFields field;
    private final InstantSource clock;

    /**
     * @param field where in the body the time stands, where a field was chosen
     * @param clock the wall clock
     */
    public RecordTimestamps(RecordTimestamp choice, Optional<FieldPath> field, InstantSource clock) {
        if (choice == RecordTimestamp.FIELD && field.isEmpty()) {
            throw new IllegalArgumentException("A timestamp from a field needs the field's path");
        }
        this.choice = choice;
        this.field = new JsonFields(field.stream().toList());
        this.clock = clock;
    }

    /** Milliseconds since the epoch; null, which is the producer's clock, where nobody knows better. */
    Long of(ReceivedMessage message) {
        return switch (choice) {
            case SENT -> sent(message);
            case RECEIVED -> (Long) clock.millis();
            case FIELD ->
                field.find(message.body()).stream()
                        .findFirst()
                        .flatMap(value -> time(value, message.body()))
                        .orElseGet(() -> sent(message));
        };
    }

    private static Long sent(ReceivedMessage message) {
        long sent = message.sentTimestampMs();
        return sent > 0 ? sent : null;
    }

    private static Optional<Long> time(FieldValue value, String body) {
        String text = value.string()
                .orElseGet(() -> body.substring(value.start(), value.end()))
                .strip();
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            BigDecimal millis = number.compareTo(SECONDS_BELOW) < 0 ? number.multiply(MILLIS_PER_SECOND) : number;
            return Optional.of(millis.setScale(0, RoundingMode.FLOOR).longValue());
        }
        for (Parser parser :
                List.<Parser>of(Instant::parse, iso -> OffsetDateTime.parse(iso).toInstant())) {
            try {
                return Optional.of(parser.parse(text).toEpochMilli()).filter(millis -> millis >= 0);
            } catch (DateTimeException | ArithmeticException e) {
                // Another form, or none.
            }
        }
        return Optional.empty();
    }

    private interface Parser {
        Instant parse(String text);
    }
}
