package io.connect.bench.sample;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Sums of the counters of several beans, which never fall. The counters of a task begin at zero again when it restarts. A plain
 * sum over several tasks would then fall by the counter of one, as if all of them had been reset. Not thread-safe.
 */
final class CounterTotals {

    private final Map<Key, Counter> counters = new HashMap<>();
    private final Set<Key> seen = new HashSet<>();

    private record Key(String bean, String metric) {}

    /** The count of one bean over all its lives. */
    private static final class Counter {
        private double ended;
        private double current;

        void count(double value) {
            if (value < current) {
                restart();
            }
            current = value;
        }

        void restart() {
            ended += current;
            current = 0;
        }

        double total() {
            return ended + current;
        }
    }

    /** Begins a new look at all beans. */
    void begin() {
        seen.clear();
    }

    /** Takes the value of one bean. */
    void add(String bean, String metric, double value) {
        Key key = new Key(bean, metric);
        seen.add(key);
        counters.computeIfAbsent(key, first -> new Counter()).count(value);
    }

    /** The sums after a look at all beans. A bean that was not seen has ended. */
    Map<String, Double> end() {
        Map<String, Double> totals = new HashMap<>();
        counters.forEach((key, counter) -> {
            if (!seen.contains(key)) {
                counter.restart();
            }
            totals.merge(key.metric(), counter.total(), Double::sum);
        });
        return totals;
    }
}
