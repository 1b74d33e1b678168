package io.connect.sqsserver.queue;

/** The messages that may be received, and the order in which they are. One kind for each type of queue. */
interface Backlog {

    /** A message has come into the queue; it is not visible yet. */
    void arrived(Message message);

    /** A message may be received: its delay or its visibility timeout has ended. */
    void visible(Message message);

    /** Returns an undelivered message: it is visible again as if it had not been taken. */
    void restored(Message message);

    /** A message that was offered is in flight now. */
    void taken(Message message);

    /** A message is no longer in flight. Called before it becomes visible or leaves. */
    void settled(Message message);

    /** A message has left the queue for ever; its state is {@link MessageState#GONE} already. */
    void left(Message message);

    /** Whether at least one message may be received. */
    boolean isReady();

    /** Offers messages in order until the taker has kept the given number, or there are no more. */
    void take(int wanted, Taker taker);

    /** Decides about a message that is offered. */
    interface Taker {

        /** Takes the message into flight, or out of the queue. Whether it counts as one of those wanted. */
        boolean take(Message message);
    }
}
