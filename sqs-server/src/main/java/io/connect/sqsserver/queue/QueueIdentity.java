package io.connect.sqsserver.queue;

/**
 * The names of a queue.
 *
 * @param name the name of the queue
 * @param arn its Amazon Resource Name
 * @param tag random, of this queue alone: a queue that is made again under the name has another
 * @param createdMillis the time when it was made, in milliseconds since 1970
 */
public record QueueIdentity(String name, String arn, long tag, long createdMillis) {}
