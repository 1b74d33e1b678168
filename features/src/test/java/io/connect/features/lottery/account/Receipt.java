package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Message;

/**
 * A record in Kafka.
 *
 * @param place its topic, partition and offset
 * @param atMs the time when a consumer of committed records saw it, counted from the beginning of the load
 * @param key the key as text; null when there is none
 * @param value the value as text; null for a tombstone
 * @param messageId the header of that name; null when there is none
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
     * A record that matches its message.
     *
     * @param messageId the message id from the record's header
     */
    record Known(Message message, Place place, long atMs, String messageId) {}
}
