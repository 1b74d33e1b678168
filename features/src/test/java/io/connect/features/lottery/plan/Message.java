package io.connect.features.lottery.plan;

/**
 * A message to send, and the record that must result from it.
 *
 * @param queue number of its queue from 0
 * @param number index among the messages of its queue, from 0
 * @param group message group; null on a standard queue
 * @param body the body as sent
 * @param expected JSON that must arrive
 */
public record Message(int queue, int number, String group, String body, String expected) {
    /** The lane of its queue. */
    public Lane lane() {
        return Lane.ofQueue(queue);
    }

    /** The name in reports. */
    public String id() {
        return queue + "/" + number;
    }
}
