package io.connect.bench.scenario;

import io.connect.bench.scenario.key.Key;
import java.util.Optional;

/**
 * The rules for records in a subject's section of the file.
 *
 * @param key rule for the key; empty for the known rule of this kind of subject
 * @param value rule for the value; empty for the known rule of this kind of subject
 * @param partition rule for the partition; empty for the known rule of this kind of subject
 */
public record RecordsSpec(
        @Key("Key of a record; known for this project's connector and the bare loop, any for others.")
        Optional<RecordRule.Key> key,

        @Key("Value of a record: the body alone, the body within something, or any that tells which message it is of.")
        Optional<RecordRule.Value> value,

        @Key("Partition of a record: that of Kafka's default partitioner for its key, or any.")
        Optional<RecordRule.Partition> partition) {

    /** For a subject without a records section. */
    public static final RecordsSpec UNSAID = new RecordsSpec(Optional.empty(), Optional.empty(), Optional.empty());
}
