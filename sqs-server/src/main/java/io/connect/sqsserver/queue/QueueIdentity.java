package io.connect.sqsserver.queue;

/**
 * The names of a queue, and its creation time.
 *
 * @param name the name of the queue
 * @param arn its Amazon Resource Name
 * @param tag a random number of this queue; a queue that is created again with the same name gets a new one
 * @param createdMillis the creation time, in milliseconds since 1970
 */
public record QueueIdentity(String name, String arn, long tag, long createdMillis) {}
