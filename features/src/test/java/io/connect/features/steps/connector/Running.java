package io.connect.features.steps.connector;

import io.connect.features.steps.Waiting;
import io.connect.features.world.connectors.Connectors;

/** Waits until the connector of a scenario runs. */
final class Running {
    private Running() {}

    static void await(Connectors connectors) {
        Waiting.until(
                "the connector runs",
                Waiting.USUAL,
                () -> connectors.status().isRunning(),
                () -> connectors.status().toString());
    }
}
