package io.connect.gatling.damage;

import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.connector.ConnectRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * A transform that damages every record in one way, for runs that must not pass.
 *
 * @param <R> type of record
 */
public final class DamageRecords<R extends ConnectRecord<R>> implements Transformation<R> {

    private static final String KIND = "kind";
    private static final int CHANGED = 500;
    private static final int PARTITIONS = 12;

    private String kind = "none";
    private int records;

    @Override
    public ConfigDef config() {
        return new ConfigDef().define(KIND, ConfigDef.Type.STRING, "none", ConfigDef.Importance.HIGH, "The damage.");
    }

    @Override
    public void configure(Map<String, ?> settings) {
        Object given = settings.get(KIND);
        kind = given == null ? "none" : given.toString();
    }

    @Override
    public R apply(R whole) {
        String value = (String) whole.value();
        return switch (kind) {
            case "none" -> whole;
            case "byte" -> with(whole, whole.kafkaPartition(), whole.key(), changed(value));
            case "key" -> with(whole, whole.kafkaPartition(), null, value);
            case "partition" -> with(whole, records++ % PARTITIONS, whole.key(), value);
            default -> throw new IllegalArgumentException("kind is '" + kind + "', which is no damage");
        };
    }

    private static String changed(String value) {
        char other = value.charAt(CHANGED) == 'x' ? 'y' : 'x';
        return value.substring(0, CHANGED) + other + value.substring(CHANGED + 1);
    }

    private R with(R record, Integer partition, Object key, Object value) {
        return record.newRecord(
                record.topic(),
                partition,
                key == null ? null : record.keySchema(),
                key,
                record.valueSchema(),
                value,
                record.timestamp(),
                record.headers());
    }

    @Override
    public void close() {
        // There are no resources to release.
    }
}
