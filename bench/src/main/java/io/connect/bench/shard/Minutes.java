package io.connect.bench.shard;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the shards of a load have said at their meeting, in the order in which Kafka keeps it, which is the same for all of
 * them. Not thread-safe.
 */
final class Minutes {

    /** The first thing that a shard says. */
    static final String HERE = "here";
    /** It cannot go on. */
    static final String BROKE = "broke";
    /** It uses nothing any more that the others could take away. */
    static final String ENDED = "ended";

    private final int shards;
    /** Which process a number belongs to: the one that spoke first under it. */
    private final Map<Integer, String> speakers = new HashMap<>();

    private final Map<String, TreeMap<Integer, String>> points = new HashMap<>();
    private Said firstBreak;

    /**
     * Something said.
     *
     * @param shard who, from 1
     * @param process a name that no other process has
     * @param point how far it has come
     * @param words what it tells the others there
     */
    record Said(int shard, String process, String point, String words) {}

    /** @param shards how many there are to be */
    Minutes(int shards) {
        this.shards = shards;
    }

    /** Takes it down; what a second process says under a number that is taken is not heard. */
    void add(Said said) {
        speakers.putIfAbsent(said.shard(), said.process());
        if (!speakers.get(said.shard()).equals(said.process())) {
            return;
        }
        points.computeIfAbsent(said.point(), point -> new TreeMap<>()).putIfAbsent(said.shard(), said.words());
        if (said.point().equals(BROKE) && firstBreak == null) {
            firstBreak = said;
        }
    }

    /** The process that has a number; empty while nobody spoke under it. */
    Optional<String> speaker(int shard) {
        return Optional.ofNullable(speakers.get(shard));
    }

    /** What each said at a point, once all have come there. */
    Optional<List<String>> allAt(String point) {
        Map<Integer, String> words = points.getOrDefault(point, new TreeMap<>());
        return words.size() == shards ? Optional.of(new ArrayList<>(words.values())) : Optional.empty();
    }

    /** Who has not come to a point. */
    Set<Integer> missingAt(String point) {
        Set<Integer> missing = new TreeSet<>();
        for (int shard = 1; shard <= shards; shard++) {
            missing.add(shard);
        }
        missing.removeAll(points.getOrDefault(point, new TreeMap<>()).keySet());
        return missing;
    }

    /** The first that could not go on. */
    Optional<Said> firstBreak() {
        return Optional.ofNullable(firstBreak);
    }

    /** Whether all that were ever here have ended; who never came is not waited for. */
    boolean allHaveEnded() {
        return points.getOrDefault(ENDED, new TreeMap<>()).keySet().containsAll(speakers.keySet());
    }
}
