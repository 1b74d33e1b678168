package io.connect.sqs.inflight;

import java.util.Map;
import java.util.Objects;

/**
 * The position of a record in its source, as Connect stores it.
 *
 * @param partition the source partition
 * @param offset the source offset within it
 */
public record SourcePosition(Map<String, ?> partition, Map<String, ?> offset) {
    public SourcePosition {
        Objects.requireNonNull(partition, "partition");
        Objects.requireNonNull(offset, "offset");
    }
}
