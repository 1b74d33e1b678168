package io.connect.bench.scenario.fault;

import io.connect.bench.scenario.key.Choice;
import io.connect.toxiproxy.toxic.ToxicType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A kind of fault with its parameters. Each kind is one record. Its components are the keys in scenarios.yaml and in results, and
 * its methods are all that other classes need.
 */
public interface FaultAction extends Choice {

    /** The parts to which the fault can be applied. */
    Set<FaultTarget.Part> targets();

    /** The reason why the fault cannot be applied to parts that the bench did not start. */
    String whyNotExternal();

    /**
     * Applies the fault. It lasts until the result is closed.
     *
     * @throws RuntimeException when the fault cannot be applied
     */
    ActiveFault apply(FaultSite site, FaultTarget on);

    /** Whether the fault needs a link that parses HTTP. */
    default boolean needsHttp() {
        return false;
    }

    /** The type of toxic if the fault acts on single calls. The link must then parse each connection from its first byte. */
    default Optional<ToxicType> readsCalls() {
        return Optional.empty();
    }

    /** Whether the fault stops its target for some time. */
    default boolean takesDown() {
        return false;
    }

    /** Whether no traffic can pass the link while the fault is active. */
    default boolean stopsTraffic() {
        return false;
    }

    /** Whether the fault closes the port of its link, and opens it at its end. */
    default boolean closesPort() {
        return false;
    }

    /** Whether a link can have the fault only once at a time. */
    default boolean onceALink() {
        return false;
    }

    /** The bandwidth limit of the fault in bytes per second, in each direction; empty if it sets none. */
    default OptionalDouble bytesPerSecond() {
        return OptionalDouble.empty();
    }

    /**
     * How long after its end the fault can still explain a failed task.
     *
     * @param trace stack trace of the task
     * @return empty when the fault never makes tasks fail
     */
    default Optional<Duration> explainsFailedTask(String trace) {
        return Optional.empty();
    }
}
