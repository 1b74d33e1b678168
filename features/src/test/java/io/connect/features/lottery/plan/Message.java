package io.connect.features.lottery.plan;

/**
 * A message that is to be sent, and the record that has to come of it.
 *
 * @param queue number of its queue from 0
 * @param number place among the messages of its queue from 0
 * @param group message group; null on a standard queue
 * @param body the body as sent
 * @param expected JSON that has to arrive
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
