package io.connect.sqs.record;

import io.connect.sqs.config.KafkaKeys.RecordTimestamp;
import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.queue.ReceivedMessage;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Chooses the timestamp of a record and of a dead letter. Immutable. */
public final class RecordTimestamps {

    /** A number below this limit counts as seconds. The limit is in 1973 as milliseconds, and in the year 5138 as seconds. */
    private static final BigDecimal SECONDS_BELOW = new BigDecimal(100_000_000_000L);

    private static final BigDecimal MILLIS_PER_SECOND = new BigDecimal(1_000);

    /**
     * Nineteen digits are enough for nanoseconds since the epoch. Exponents are not accepted, because 1e999999999 written in
     * full would need all memory.
     */
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,19}(\\.[0-9]{1,30})?");

    /** An offset without its colon, such as {@code +0000}: Java's date formats and older versions of Jackson write it so. */
    private static final Pattern OFFSET = Pattern.compile("([+-][0-9]{2})([0-9]{2})$");

    /** A space between date and time, as Python's datetime and databases write it. */
    private static final Pattern SPACE = Pattern.compile("^([0-9]{4}-[0-9]{2}-[0-9]{2}) ");

    /** By default, brokers refuse timestamps that are further ahead of their clock ({@code message.timestamp.after.max.ms}). */
    private static final Duration MOST_AHEAD = Duration.ofHours(1);

    private final RecordTimestamp choice;
    private final JsonFields field;
    private final InstantSource clock;

    /**
     * @param field path of the time in the body, if the timestamp is a field
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

    /** The timestamp of a record in milliseconds since the epoch; null, which means the producer's clock, if no time is known. */
    Long of(ReceivedMessage message) {
        if (choice != RecordTimestamp.FIELD) {
            return ofLetter(message);
        }
        return field.find(message.body()).stream()
                .findFirst()
                .flatMap(value -> time(value, message.body()))
                .orElseGet(() -> sent(message));
    }

    /** The timestamp of a dead letter. It is never the time in a field, because the field may be the reason for the failure. */
    Long ofLetter(ReceivedMessage message) {
        return choice == RecordTimestamp.RECEIVED ? (Long) clock.millis() : sent(message);
    }

    private Long sent(ReceivedMessage message) {
        long sent = message.sentTimestampMs();
        return sent > 0 && sent <= latest() ? sent : null;
    }

    private Optional<Long> time(FieldValue value, String body) {
        String text = value.string()
                .orElseGet(() -> body.substring(value.start(), value.end()))
                .strip();
        if (NUMBER.matcher(text).matches()) {
            BigDecimal number = new BigDecimal(text);
            BigDecimal millis = number.compareTo(SECONDS_BELOW) < 0 ? number.multiply(MILLIS_PER_SECOND) : number;
            return plausible(millis.setScale(0, RoundingMode.FLOOR));
        }
        String iso = SPACE.matcher(OFFSET.matcher(text).replaceFirst("$1:$2")).replaceFirst("$1T");
        for (Parser parser : List.<Parser>of(
                Instant::parse, other -> OffsetDateTime.parse(other).toInstant())) {
            try {
                return plausible(BigDecimal.valueOf(parser.parse(iso).toEpochMilli()));
            } catch (DateTimeException | ArithmeticException e) {
                // The text has another format, or is not a time.
            }
        }
        return Optional.empty();
    }

    /** Checks the range before the conversion to a long, because a number of nineteen digits may exceed it. */
    private Optional<Long> plausible(BigDecimal millis) {
        return millis.signum() >= 0 && millis.compareTo(BigDecimal.valueOf(latest())) <= 0
                ? Optional.of(millis.longValueExact())
                : Optional.empty();
    }

    private long latest() {
        return clock.millis() + MOST_AHEAD.toMillis();
    }

    private interface Parser {
        Instant parse(String text);
    }
}
