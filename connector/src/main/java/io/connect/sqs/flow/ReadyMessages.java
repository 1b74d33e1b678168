package io.connect.sqs.flow;

/** Where converted messages go. */
interface ReadyMessages {

    /** Takes a message; Connect may find it from now on, and need not be told yet. */
    void add(ReadyMessage message);

    /** Tells Connect: no message of the same receive follows soon. */
    void complete();
}
