package io.connect.features.world.connectors;

import com.fasterxml.jackson.databind.JsonNode;
import io.connect.features.world.messages.Outbox;
import io.connect.features.world.place.Workers;
import io.connect.features.world.topics.Topics;
import io.connect.testbed.inspect.JvmInspection;
import io.connect.testbed.process.JvmProcess;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The growth of a connector's worker memory and of its space in Kafka between two moments. */
public final class Footprint {
    private static final int KB = 1_000;

    /** The last line of a class histogram: instances and bytes of all reachable objects. */
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Connectors connectors;
    private final Outbox outbox;
    private final Workers workers;
    private final Topics topics;
    private Optional<Taken> begun = Optional.empty();

    public Footprint(Connectors connectors, Outbox outbox, Workers workers, Topics topics) {
        this.connectors = connectors;
        this.outbox = outbox;
        this.workers = workers;
        this.topics = topics;
    }

    private record Taken(long messages, long heapBytes, long offsetsTopicBytes) {}

    /** Stores the current values. */
    public void begin() {
        begun = Optional.of(take());
    }

    /** The growth since {@link #begin}, by the names in specifications. */
    public Map<String, Long> growth() {
        Taken before = begun.orElseThrow(
                () -> new IllegalStateException("this scenario has taken no footprint to compare with"));
        Taken now = take();
        Map<String, Long> growth = new LinkedHashMap<>();
        growth.put("heap of the worker after a collection, KB", (now.heapBytes - before.heapBytes) / KB);
        growth.put(
                "offsets topic on disk, bytes per message",
                (now.offsetsTopicBytes - before.offsetsTopicBytes) / (now.messages - before.messages));
        growth.put("offsets kept after compaction, bytes", keptBytes());
        return growth;
    }

    private Taken take() {
        return new Taken(
                outbox.accepted().size(),
                liveHeapBytes(workers.processes().get(0)),
                topics.sizeOnDisk(connectors.current().get("offsets.storage.topic")));
    }

    /** The JVM runs a collection first, so that only reachable objects count. */
    private static long liveHeapBytes(JvmProcess worker) {
        String histogram = new JvmInspection(worker).heapHistogram();
        Matcher total = TOTAL.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("no total in the class histogram of " + worker + ": "
                    + histogram.substring(Math.max(0, histogram.length() - KB)));
        }
        return Long.parseLong(total.group(1));
    }

    /** Compaction retains the last offset of each source partition; Connect reports this offset. */
    private long keptBytes() {
        long bytes = 0;
        for (JsonNode entry : connectors.rest().offsets(connectors.name()).path("offsets")) {
            bytes += entry.toString().getBytes(StandardCharsets.UTF_8).length;
        }
        return bytes;
    }
}
