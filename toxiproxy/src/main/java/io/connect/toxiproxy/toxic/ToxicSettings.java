package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * The attributes of a toxic: a closed choice of records, one per {@link ToxicType}. The genuine server takes any number
 * for any attribute, so these records do too; each shaper says what it makes of numbers that mean nothing.
 */
public sealed interface ToxicSettings
        permits Latency, Bandwidth, SlowClose, Timeout, ResetPeer, Slicer, LimitData, Noop {

    /** Which toxic this is. */
    ToxicType type();

    /** The attributes under the API's names, in the API's order. */
    Map<String, Long> attributes();

    /** A shaper with these settings for one direction of one connection. */
    Shaper shaper(ShaperStart start);
}
