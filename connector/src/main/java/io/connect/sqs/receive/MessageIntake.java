package io.connect.sqs.receive;

import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import java.util.List;

/** Where received messages go, and word that there will be no more. */
public interface MessageIntake {

    /**
     * Takes the messages of one receive, in their order; called on the task's own thread.
     *
     * @return how many of them are in flight here now and keep their place in the budget
     */
    Accepted accept(List<ReceivedMessage> messages);

    /** Gives back to the queue the messages of a receive that returned after the end. */
    void refuse(List<ReceivedMessage> messages);

    /** Whether messages may be received at present. */
    boolean isOpen();

    /** Takes note that receiving fails for good. */
    void failed(SqsFailure failure);

    /**
     * The part of a receive that stays.
     *
     * @param messages number of messages
     * @param bytes    bytes of their bodies
     */
    record Accepted(int messages, long bytes) {}
}
