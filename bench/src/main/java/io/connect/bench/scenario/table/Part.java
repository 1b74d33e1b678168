package io.connect.bench.scenario.table;

import io.connect.bench.scenario.fault.Fault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What defaults, a scenario, a variant and a profile's choice can all say. It has a component for each key. */
public record Part(
        Optional<String> subject,
        Optional<String> preset,
        EnvironmentPart environment,
        QueuePart queue,
        Map<String, String> connector,
        LoadPart load,
        Optional<List<Fault>> faults,
        Map<String, Expectation> expect) {

    public static final Part EMPTY = new Part(
            Optional.empty(),
            Optional.empty(),
            EnvironmentPart.EMPTY,
            QueuePart.EMPTY,
            Map.of(),
            LoadPart.EMPTY,
            Optional.empty(),
            Map.of());
}
