package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Message;

/**
 * A record in Kafka.
 *
 * @param place topic, partition and offset
 * @param atMs the time when a consumer of committed records saw it, from the beginning of the load
 * @param key the key as text; null when there is none
 * @param value the value as text; null for a tombstone
 * @param messageId header of that name; null when there is none
 */
public record Receipt(Place place, long atMs, String key, String value, String messageId) {
    /** The position of a record. */
    public record Place(String topic, int partition, long offset) {
        @Override
        public String toString() {
            return topic + "-" + partition + "@" + offset;
        }
    }

    /**
     * A record that came of a message as it had to.
     *
     * @param messageId the message id from the record's header
     */
    record Known(Message message, Place place, long atMs, String messageId) {}
}
