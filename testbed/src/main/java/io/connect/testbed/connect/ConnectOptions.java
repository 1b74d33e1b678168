package io.connect.testbed.connect;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The workers to start.
 *
 * @param workers number of workers; 0 where they are started apart from services and brokers
 * @param heap the heap of each, as the JVM spells it, such as {@code 2g}
 * @param jvmArguments further JVM options; without a choice of collector G1 is pinned, because a JVM that sees one
 *     processor would pick the serial one
 * @param overrides worker settings that win over the testbed's
 * @param lock the lock of the REST interface; empty for an open one
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

    /** Another number of the same workers. */
    public ConnectOptions withWorkers(int other) {
        return new ConnectOptions(other, heap, jvmArguments, overrides, lock);
    }

    /** The same options with a locked REST interface. */
    public ConnectOptions locked(RestSecurity with) {
        return new ConnectOptions(workers, heap, jvmArguments, overrides, Optional.of(with));
    }

    /** The same workers as members of a group of their own, with internal topics of its own. */
    public ConnectOptions asGroup(String group) {
        Map<String, String> others = new HashMap<>(overrides);
        others.put("group.id", group);
        for (String store : List.of("config", "offset", "status")) {
            others.put(store + ".storage.topic", group + "-" + store);
        }
        return new ConnectOptions(workers, heap, jvmArguments, others);
    }
}
