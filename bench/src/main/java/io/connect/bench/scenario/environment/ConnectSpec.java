package io.connect.bench.scenario.environment;

import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Limits;
import io.connect.bench.scenario.unit.Maps;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The Connect cluster.
 *
 * @param version version of the Connect runtime, such as 4.4.0
 * @param workers 1 to 9
 * @param heap smallest and largest heap of each worker
 * @param jvm further JVM arguments of each worker, such as {@code -XX:+UseG1GC}
 * @param cores processor share of each worker in cores, such as 0.5; empty without a limit
 * @param url REST address of an existing cluster; empty when the testbed starts one
 * @param properties further worker properties, passed on unchanged
 */
public record ConnectSpec(
        String version,
        int workers,
        DataSize heap,
        List<String> jvm,
        Optional<Double> cores,
        Optional<URI> url,
        Map<String, String> properties) {

    /** With more workers on one machine, the machine is the limit. */
    public static final int MAX_WORKERS = 9;

    /** A worker does not start with a smaller heap. */
    public static final DataSize MIN_HEAP = new DataSize(128L * 1024 * 1024);

    public ConnectSpec {
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(cores, "cores");
        Objects.requireNonNull(url, "url");
        Limits.between("connect.workers", workers, 1, MAX_WORKERS);
        if (heap.compareTo(MIN_HEAP) < 0) {
            throw new IllegalArgumentException("connect.heap is at least " + MIN_HEAP + ", not " + heap);
        }
        cores.ifPresent(share -> Limits.positive("connect.cores", share));
        jvm = List.copyOf(jvm);
        properties = Maps.ordered(properties);
    }

    /** The same settings without a CPU limit. */
    public ConnectSpec withoutShare() {
        return new ConnectSpec(version, workers, heap, jvm, Optional.empty(), url, properties);
    }
}
