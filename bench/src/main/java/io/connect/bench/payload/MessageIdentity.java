package io.connect.bench.payload;

import io.connect.bench.ledger.Ledger;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The fields of a message body that identify the message.
 *
 * @param run id of the run, letters, digits, '.', '_' and '-'
 * @param producer number of the producer
 * @param seq sequence number of the message at its producer, from 0
 * @param group number of the message group, or {@link Ledger#NO_GROUP}
 * @param producerMicros the stamp that the producer wrote into the message
 */
public record MessageIdentity(String run, int producer, long seq, int group, long producerMicros) {

    private static final Pattern RUN = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public MessageIdentity {
        if (!RUN.matcher(run).matches()) {
            throw new IllegalArgumentException(
                    "A run id is 1 to 100 letters, digits, '.', '_' and '-', not '" + run + "'");
        }
        if (producer < 0 || seq < 0 || group < Ledger.NO_GROUP || producerMicros < 0) {
            throw new IllegalArgumentException("Producer " + producer + ", seq " + seq + ", group " + group
                    + " and stamp " + producerMicros + " must not be negative, but for the group " + Ledger.NO_GROUP
                    + " of a message without one");
        }
    }

    /**
     * Reads the identity from the first bytes of a record's value. The value may be the body as sent, the body quoted as a
     * JSON string, or either inside another JSON object. Run, producer and number identify a message. An unreadable group
     * becomes none, and an unreadable stamp becomes 0, because the plan contains both.
     */
    public static Optional<MessageIdentity> read(byte[] value) {
        return value == null ? Optional.empty() : new IdentityScanner(value).scan();
    }
}
