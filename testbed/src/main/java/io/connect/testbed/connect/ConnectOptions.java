package io.connect.testbed.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The workers to start.
 *
 * @param workers number of workers; 0 if they are started separately from services and brokers
 * @param heap the heap of each worker in JVM syntax, such as {@code 2g}
 * @param jvmArguments further JVM options; G1 is set if they choose no collector, because a JVM with one processor would choose
 *     the serial collector
 * @param overrides worker settings that override the testbed's
 * @param lock the protection of the REST interface; empty for an open one
 */
public record ConnectOptions(
        int workers,
        String heap,
        List<String> jvmArguments,
        Map<String, String> overrides,
        Optional<RestSecurity> lock) {
    /** No workers: services and brokers only. */
    public static final ConnectOptions NONE = new ConnectOptions(0, "1g", List.of(), Map.of());

    public ConnectOptions {
        if (workers < 0) {
            throw new IllegalArgumentException("workers: " + workers + ", a number of processes is needed");
        }
        jvmArguments = List.copyOf(jvmArguments);
        overrides = Map.copyOf(overrides);
        Objects.requireNonNull(lock, "lock");
    }

    /** Workers with an open REST interface. */
    public ConnectOptions(int workers, String heap, List<String> jvmArguments, Map<String, String> overrides) {
        this(workers, heap, jvmArguments, overrides, Optional.empty());
    }

    /** The same options with another number of workers. */
    public ConnectOptions withWorkers(int other) {
        return new ConnectOptions(other, heap, jvmArguments, overrides, lock);
    }

    /** The same options with a protected REST interface. */
    public ConnectOptions locked(RestSecurity with) {
        return new ConnectOptions(workers, heap, jvmArguments, overrides, Optional.of(with));
    }

    /** The same workers as members of a separate group, with separate internal topics. */
    public ConnectOptions asGroup(String group) {
        Map<String, String> others = new HashMap<>(overrides);
        others.put("group.id", group);
        for (String store : List.of("config", "offset", "status")) {
            others.put(store + ".storage.topic", group + "-" + store);
        }
        return new ConnectOptions(workers, heap, jvmArguments, others);
    }
}
