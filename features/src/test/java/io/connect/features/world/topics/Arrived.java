package io.connect.features.world.topics;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * A record that a consumer of committed records has seen.
 *
 * @param value the value as text; null for a tombstone
 * @param key the key as text; null when there is none
 * @param headers name to text; the last header if a name occurs several times
 */
public record Arrived(String topic, int partition, long offset, String key, String value, Map<String, String> headers) {

    static Arrived of(ConsumerRecord<byte[], byte[]> entry) {
        Map<String, String> headers = new LinkedHashMap<>();
        entry.headers().forEach(header -> headers.put(header.key(), text(header.value())));
        return new Arrived(
                entry.topic(), entry.partition(), entry.offset(), text(entry.key()), text(entry.value()), headers);
    }

    /** Partition and offset. */
    String place() {
        return partition + "@" + offset;
    }

    private static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }
}
