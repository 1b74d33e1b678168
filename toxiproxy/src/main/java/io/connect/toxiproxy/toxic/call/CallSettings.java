package io.connect.toxiproxy.toxic.call;

import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.ToxicSettings;

/**
 * The attributes of a toxic that acts on single calls of a protocol. Upstream it acts on the request before the service
 * receives it. Downstream it acts on the answer, after the service has processed the call.
 */
public sealed interface CallSettings extends ToxicSettings permits KafkaCall, AwsCall {

    /** The name of the call in its protocol. */
    String call();

    /** The selection of calls that the toxic acts on. */
    Occurrence occurrence();

    /** The action on them. */
    CallAction action();

    /** A description for reports: {@code each EndTxn answered NOT_COORDINATOR}. */
    default String description(Direction direction) {
        String side = direction == Direction.UPSTREAM ? " request" : " answer";
        return occurrence().description() + " " + call() + side + " " + action().done();
    }

    /** The effect so far, in words for reports. */
    default String effect(Tally tally) {
        return tally.hit() + " of " + tally.seen() + " " + call() + " " + action().done()
                + (tally.unknown() == 0
                        ? ""
                        : ", " + tally.unknown() + " passed untouched because they could not be read");
    }
}
