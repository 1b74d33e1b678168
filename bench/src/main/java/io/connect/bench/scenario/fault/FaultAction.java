package io.connect.bench.scenario.fault;

import io.connect.bench.scenario.key.Choice;
import io.connect.toxiproxy.toxic.ToxicType;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * A kind of fault with its numbers. A kind is one record: its components are the keys that it is written with in
 * scenarios.yaml and in results, and its methods are all that anyone asks of it.
 */
public interface FaultAction extends Choice {

    /** The parts that it can be done to. */
    Set<FaultTarget.Part> targets();

    /** The reason why it cannot be applied to parts that the bench did not start. */
    String whyNotExternal();

    /**
     * Does it. It lasts until the result is closed.
     *
     * @throws RuntimeException when it cannot be done
     */
    ActiveFault apply(FaultSite site, FaultTarget on);

    /** Whether the HTTP conversation of the link has to be understood for it. */
    default boolean needsHttp() {
        return false;
    }

    /** The toxic of calls that the conversation of the link has to be read for, from the first byte of each connection. */
    default Optional<ToxicType> readsCalls() {
        return Optional.empty();
    }

    /** Whether its target is gone for a while. */
    default boolean takesDown() {
        return false;
    }

    /** Whether nothing may get through its link while it is in force. */
    default boolean stopsTraffic() {
        return false;
    }

    /** Bytes a second that it lets through a link each way; empty when it limits none. */
    default OptionalDouble bytesPerSecond() {
        return OptionalDouble.empty();
    }

    /**
     * How long after its end it still explains a task that has failed.
     *
     * @param trace stack trace of the task
     * @return empty when it makes no task fail, at no time
     */
    default Optional<Duration> explainsFailedTask(String trace) {
        return Optional.empty();
    }
}
