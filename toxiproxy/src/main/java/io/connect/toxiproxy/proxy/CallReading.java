package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.aws.AwsProtocol;
import io.connect.toxiproxy.call.CallProtocol;
import io.connect.toxiproxy.call.Rules;
import io.connect.toxiproxy.kafka.KafkaProtocol;
import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.link.Interception;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.ToxicType;
import io.connect.toxiproxy.toxic.call.CallSettings;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The protocol by which the connections of a proxy are read: none until a toxic of calls needs one. Reading then continues
 * until {@link #stop}, because it cannot begin in the middle of a connection. Changed under the proxy's lock, and read by event
 * loops.
 */
final class CallReading {

    private final Supplier<List<InstalledToxic>> calls;
    private ToxicType type;
    private volatile CallProtocol protocol;

    CallReading(Supplier<List<InstalledToxic>> calls) {
        this.calls = calls;
    }

    /** Starts reading; returns false if it had already started. */
    boolean start(ToxicType wanted) {
        if (wanted == type) {
            return false;
        }
        protocol = protocol(wanted);
        type = wanted;
        return true;
    }

    /** Stops reading new connections; returns whether they were read before. */
    boolean stop() {
        boolean was = type != null;
        type = null;
        protocol = null;
        return was;
    }

    /** Rejects names that the protocol does not have, before any change is made. */
    void check(CallSettings settings, Direction direction) {
        CallProtocol checking = settings.type() == type ? protocol : protocol(settings.type());
        try {
            checking.check(settings, direction);
        } catch (IllegalArgumentException e) {
            throw ProxyException.badRequestBody(e.getMessage());
        }
    }

    /** The reader of a new connection, if there is one. */
    Optional<Interception> intercept(long seed) {
        return Optional.ofNullable(protocol).map(reads -> reads.intercept(new Rules(calls, seed)));
    }

    private CallProtocol protocol(ToxicType wanted) {
        if (!wanted.meetsCalls()) {
            throw ProxyException.badRequestBody("toxic " + wanted.text() + " meets no calls");
        }
        if (type != null && wanted != type) {
            throw ProxyException.badRequestBody("the calls of this proxy are read as those of " + type.text()
                    + ", so it cannot have a " + wanted.text());
        }
        if (wanted == ToxicType.AWS_CALL) {
            return new AwsProtocol();
        }
        try {
            return new KafkaProtocol();
        } catch (LinkageError e) {
            throw ProxyException.badRequestBody(
                    wanted.text() + " needs kafka-clients on the class path, which is not there");
        }
    }
}
