package io.connect.sqsserver.queue;

import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Hash128;

/**
 * The answer of a send. A duplicate gets the answer of the message that it repeats.
 *
 * @param id the message id
 * @param number the message's position in the queue, for {@link SequenceNumber}
 */
public record Sent(Hash128 id, long number) {}
