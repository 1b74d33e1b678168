package io.connect.toxiproxy.call;

import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.call.CallSettings;
import io.connect.toxiproxy.toxic.call.Tally;

/**
 * A toxic of calls, as one connection applies it.
 *
 * @param settings the calls it matches and its effect
 * @param direction upstream for requests, downstream for answers
 * @param tally its counts, which all connections of the proxy share
 */
public record Rule(CallSettings settings, Direction direction, Tally tally) {}
