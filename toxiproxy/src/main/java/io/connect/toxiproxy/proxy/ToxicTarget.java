package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.toxic.Toxic;
import java.time.Duration;

/**
 * A path that can be made worse: this server's own {@link Proxy}, or one of another Toxiproxy that is driven from afar.
 *
 * <p>Implementations may be used from any thread.
 */
public interface ToxicTarget {

    /** Name of the path, unique within its server. */
    String name();

    /**
     * Adds a toxic behind those of its direction.
     *
     * @throws RuntimeException when there is one of that name, or the server does not take it
     */
    Toxic addToxic(Toxic toxic);

    /** Whether there is a toxic of that name. */
    boolean hasToxic(String toxicName);

    /**
     * Takes a toxic away.
     *
     * @throws RuntimeException when there is none of that name
     */
    void removeToxic(String toxicName);

    /** Resets all connections again and again, first after one interval, until the result is closed. */
    Resets resetConnectionsEvery(Duration interval);

    /** Whether the path is open. */
    boolean enabled();

    /** Opens the path; does nothing when it is open. */
    void enable();

    /** Closes the path and all connections through it; does nothing when it is closed. */
    void disable();

    /** Resets that go on until they are closed. */
    interface Resets extends AutoCloseable {
        @Override
        void close();
    }
}
