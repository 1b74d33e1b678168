package io.connect.bench.monitor;

import io.connect.bench.ledger.Progress;
import io.connect.bench.sample.DepthSample;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * The figures of a running scenario; any thread may call any supplier at any time.
 *
 * @param scenario name with variant
 * @param progress counts of messages so far
 * @param p95Millis 95th percentile of the latency of recent arrivals; empty when nothing arrived
 * @param faults labels of the active faults
 * @param faultsBegun number of faults that have begun so far: it also shows a fault that ends before the next scrape
 * @param depth the latest queue depths; empty before the first sample
 */
public record LiveRun(
        String scenario,
        Supplier<Progress> progress,
        Supplier<OptionalDouble> p95Millis,
        Supplier<List<String>> faults,
        LongSupplier faultsBegun,
        Supplier<Optional<DepthSample>> depth) {}
