package io.connect.sqs.flow;

/** Receives converted messages. */
interface ReadyMessages {

    /** Takes a message; Connect may find it from now on, and need not be woken yet. */
    void add(ReadyMessage message);

    /** Wakes Connect's thread: no message of the same receive follows soon. */
    void complete();
}
