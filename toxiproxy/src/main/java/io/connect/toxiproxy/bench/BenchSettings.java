package io.connect.toxiproxy.bench;

import java.time.Duration;

/**
 * The sizes of a benchmark.
 *
 * @param bulkBytes bytes that each row of the bulk benchmark transfers, over all connections
 * @param connections the number of connections in the rows with many connections
 * @param roundTrips the round trips of a row without latency; a row with latency has fewer
 * @param bandwidthTime the time for which a bandwidth limit is observed
 */
record BenchSettings(long bulkBytes, int connections, int roundTrips, Duration bandwidthTime) {

    /** The settings of the README's table, unless properties say otherwise. */
    static BenchSettings fromProperties() {
        return new BenchSettings(
                Long.getLong("bulk.bytes", 2_000_000_000L),
                Integer.getInteger("connections", 50),
                Integer.getInteger("round.trips", 2_000),
                Duration.ofSeconds(5));
    }
}
