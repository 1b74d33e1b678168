package io.connect.bench.shard;

import io.connect.bench.BrokenRunException;
import java.time.Duration;
import java.util.List;

/**
 * Where the shards of one load wait for each other, and hear of it when one of them comes to grief. Used by the run's own
 * thread, and by the one that is told of the JVM's end.
 */
public interface Meeting extends AutoCloseable {

    /** Shards are started by hand, or by a scheduler that has to find room for them; so long one waits for another. */
    Duration PATIENCE = Duration.ofMinutes(5);

    /** Of a load that nobody shares: nothing is ever waited for. */
    Meeting ALONE = new Meeting() {
        @Override
        public boolean isShared() {
            return false;
        }

        @Override
        public List<String> meet(String point, String words, Duration patience) {
            return List.of(words);
        }

        @Override
        public void check() {}

        @Override
        public void broke(String why) {}

        @Override
        public void close() {}
    };

    /** Whether there are others. */
    boolean isShared();

    /**
     * Says that this shard has come to a point, and waits until all have.
     *
     * @param words what the others are told there
     * @return what each said, the first shard's words first
     * @throws BrokenRunException when one broke, with its reason, or did not come in time, with its number
     */
    List<String> meet(String point, String words, Duration patience);

    /** @throws BrokenRunException when another shard broke, with its reason */
    void check();

    /** Tells the others that this one cannot go on; said only if no other said so before. Never throws. */
    void broke(String why);

    /**
     * Says that nothing of this shard uses what they share any more. Returns when what they share may be taken away, and when
     * a break has been heard by all that come within {@link #PATIENCE}.
     */
    @Override
    void close();
}
