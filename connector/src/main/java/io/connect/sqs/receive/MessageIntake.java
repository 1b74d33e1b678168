package io.connect.sqs.receive;

import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import java.util.List;

/** Accepts the messages that a {@link QueueReceiver} receives, and is notified when receiving fails. */
public interface MessageIntake {

    /**
     * Accepts the messages of one receive, in order; called on the task's own thread.
     *
     * @return the messages that are in flight now, and whose reservation in the budget stays
     */
    Accepted accept(List<ReceivedMessage> messages);

    /** Takes the messages of a receive that returned after the stop, until {@link #releaseRefused()}. */
    void refuse(List<ReceivedMessage> messages);

    /** Releases the refused messages. Called when no receive is in progress that could get them again. */
    void releaseRefused();

    /** Whether there are messages that Connect has not seen, and that a stop makes visible. */
    boolean hasUnseen();

    /** Whether messages may be received at present. */
    boolean isOpen();

    /** Called when receiving has failed and is not retried. */
    void failed(SqsFailure failure);

    /**
     * The part of a receive that was accepted.
     *
     * @param messages number of messages
     * @param bytes their size in bytes
     */
    record Accepted(int messages, long bytes) {}
}
