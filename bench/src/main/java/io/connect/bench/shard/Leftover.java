package io.connect.bench.shard;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.bench.BrokenRunException;
import java.util.HashSet;
import java.util.List;

/**
 * What is left in queues that several shards used. Looking takes messages away, so the first looks for all and tells the
 * others, and every message is counted by one shard only: its producer's.
 *
 * @param queued messages that were found in the queues
 * @param dead messages that were found in the dead-letter queues
 * @param uncounted how many more there are that nobody could tell apart: by the queues' own count, or unreadable
 */
public record Leftover(List<Mark> queued, List<Mark> dead, long uncounted) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A message by its identity. */
    public record Mark(int producer, long seq) {}

    public Leftover {
        queued = List.copyOf(queued);
        dead = List.copyOf(dead);
    }

    public static Leftover parse(String text) {
        try {
            return JSON.readValue(text, Leftover.class);
        } catch (JsonProcessingException e) {
            throw new BrokenRunException("the first shard's account of what is left is unreadable: " + text, e);
        }
    }

    public String print() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * How many of the messages that nobody looked at one producer may put down as left in the queue. Which are whose is not
     * known; that together no more are put down than there are is what keeps a loss a loss.
     *
     * @param missing by producer, how many of its messages were missing before anybody looked
     */
    public long uncountedOf(int producer, List<Long> missing) {
        long before = 0;
        for (int other = 0; other < producer; other++) {
            before += stillMissing(other, missing);
        }
        return Math.max(0, Math.min(uncounted - before, stillMissing(producer, missing)));
    }

    private long stillMissing(int producer, List<Long> missing) {
        HashSet<Mark> found = new HashSet<>(queued);
        found.addAll(dead);
        long seen = found.stream().filter(mark -> mark.producer() == producer).count();
        return Math.max(0, missing.get(producer) - seen);
    }
}
