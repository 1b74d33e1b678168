package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.toxic.Toxic;
import java.time.Duration;

/**
 * A network path that can have faults: this server's own {@link Proxy}, or a proxy of another Toxiproxy, controlled over HTTP.
 *
 * <p>Implementations may be used from any thread.
 */
public interface ToxicTarget {

    /** Name of the path, unique within its server. */
    String name();

    /**
     * Adds a toxic after the others of its direction.
     *
     * @throws RuntimeException when a toxic with that name exists, or the server rejects the toxic
     */
    Toxic addToxic(Toxic toxic);

    /** Whether there is a toxic of that name. */
    boolean hasToxic(String toxicName);

    /**
     * Removes a toxic.
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

    /** Repeated resets that continue until they are closed. */
    interface Resets extends AutoCloseable {
        @Override
        void close();
    }
}
