package io.connect.testbed.connect;

import java.util.List;
import java.util.Map;

/**
 * The workers to start.
 *
 * @param workers how many
 * @param heap of each, as the JVM spells it, such as {@code 2g}
 * @param jvmArguments further JVM options; without a choice of collector G1 is pinned, because a JVM that sees one
 *     processor would pick the serial one
 * @param overrides worker settings that win over the testbed's
 */
public record ConnectOptions(int workers, String heap, List<String> jvmArguments, Map<String, String> overrides) {
    public ConnectOptions {
        if (workers < 1) {
            throw new IllegalArgumentException("workers: " + workers + ", at least 1 is needed");
        }
        jvmArguments = List.copyOf(jvmArguments);
        overrides = Map.copyOf(overrides);
    }
}
