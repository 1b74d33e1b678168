package io.connect.sqs.flow;

/** Receives converted messages. */
interface ReadyMessages {

    /** Adds a message without waking Connect's thread. */
    void add(ReadyMessage message);

    /** Wakes Connect's thread, because no further message of the same receive follows soon. */
    void complete();
}
