package io.connect.sqsserver.queue;

/** The messages that may be received, in the order of their delivery. Each type of queue has its own implementation. */
interface Backlog {

    /** Adds a message of the queue that is not visible yet. */
    void arrived(Message message);

    /** Makes a message available, because its delay or its visibility timeout has ended. */
    void visible(Message message);

    /** Makes an undelivered message visible again, as if it had not been received. */
    void restored(Message message);

    /** Notes that an offered message is in flight now. */
    void taken(Message message);

    /** Notes that a message is no longer in flight. Called before the message becomes visible or leaves the queue. */
    void settled(Message message);

    /** Removes a message that has left the queue permanently. Its state is already {@link MessageState#GONE}. */
    void left(Message message);

    /** Whether at least one message may be received. */
    boolean isReady();

    /** Offers messages in order until the taker has accepted the wanted number, or no messages are left. */
    void take(int wanted, Taker taker);

    /** Decides about an offered message. */
    interface Taker {

        /** Moves the message into flight, or out of the queue. Returns whether it counts towards the wanted number. */
        boolean take(Message message);
    }
}
