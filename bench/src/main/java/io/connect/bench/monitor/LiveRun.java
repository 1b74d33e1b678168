package io.connect.bench.monitor;

import io.connect.bench.ledger.Progress;
import io.connect.bench.sample.DepthSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The figures of a run under way; every supplier may be called from any thread at any time.
 *
 * @param scenario name with variant
 * @param progress counts of messages so far
 * @param p95Millis 95th percentile of the latency of recent arrivals; empty when nothing arrived
 * @param faults labels of the faults in force
 * @param faultsBegun how many faults came into force so far: one that is over before the next scrape is still seen
 * @param depth the latest queue depths; empty before the first sample
 */
public record LiveRun(
        String scenario,
        Supplier<Progress> progress,
        Supplier<OptionalDouble> p95Millis,
        Supplier<List<String>> faults,
        LongSupplier faultsBegun,
        Supplier<Optional<DepthSample>> depth) {}
