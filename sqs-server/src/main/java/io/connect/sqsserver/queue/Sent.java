package io.connect.sqsserver.queue;

import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Hash128;

/**
 * How a send is answered. A duplicate is answered as the message it repeats.
 *
 * @param id the message id
 * @param number the message's place in the queue, for {@link SequenceNumber}
 */
public record Sent(Hash128 id, long number) {}
