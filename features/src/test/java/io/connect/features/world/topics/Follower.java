package io.connect.features.world.topics;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;

/**
 * Records when a consumer of committed records first sees each message of a topic, on a thread of its own, until it is closed.
 * Any thread may read the recorded times.
 */
public final class Follower implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final Consumer<byte[], byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Thread thread = new Thread(this::follow, "follower");
    private volatile boolean closed;

    /** @param consumer the consumer, already assigned and positioned; closed by this follower */
    Follower(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
        thread.setDaemon(true);
        thread.start();
    }

    /** Body to the time when it was first seen, on the clock of {@link System#nanoTime}. */
    public Map<String, Long> seenNanos() {
        return seen;
    }

    private void follow() {
        try {
            while (!closed) {
                poll();
            }
        } catch (WakeupException closing) {
            // Only close() wakes this consumer.
        } finally {
            consumer.close(CloseOptions.timeout(CLOSE));
        }
    }

    private void poll() {
        try {
            consumer.poll(POLL).forEach(entry -> {
                if (entry.value() != null) {
                    seen.putIfAbsent(new String(entry.value(), UTF_8), System.nanoTime());
                }
            });
        } catch (WakeupException closing) {
            throw closing;
        } catch (KafkaException brokerIsAway) {
            // Scenarios kill brokers, so it tries again until it is closed.
        }
    }

    @Override
    public void close() {
        closed = true;
        consumer.wakeup();
        try {
            thread.join(Duration.ofSeconds(5).toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
