package io.connect.toxiproxy.toxic;

import java.util.Map;

/**
 * The attributes of a toxic that shapes a stream of bytes: a closed choice of records. The genuine server accepts any number
 * for any attribute, so these records do too. Each shaper documents its treatment of meaningless numbers.
 */
public sealed interface ByteSettings extends ToxicSettings
        permits Latency, Bandwidth, SlowClose, Timeout, ResetPeer, Slicer, LimitData, Noop {

    @Override
    Map<String, Long> attributes();

    /** A shaper with these settings for one direction of one connection. */
    Shaper shaper(ShaperStart start);
}
