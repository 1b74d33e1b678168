package io.connect.bench.subject;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes a connector from a Connect cluster that continues to run. Deletion alone would leave its source offsets in the
 * cluster's topic for ever. They can be removed only while the connector is stopped (KIP-875).
 */
final class ConnectorRemoval {

    private static final Logger log = LoggerFactory.getLogger(ConnectorRemoval.class);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ConnectRest rest;

    ConnectorRemoval(ConnectRest rest) {
        this.rest = rest;
    }

    /** Removes the connector and its offsets. If it no longer exists, this is not an error. */
    void remove(String connector) {
        if (rest.status(connector).isEmpty()) {
            return;
        }
        try {
            rest.stop(connector);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> rest.status(connector)
                            .filter(ConnectorRemoval::stands)
                            .isPresent());
            rest.deleteOffsets(connector);
        } catch (ConnectRestException | ConditionTimeoutException e) {
            log.warn("the offsets of connector {} stay in the cluster's topic: {}", connector, e.getMessage());
        }
        rest.delete(connector);
    }

    private static boolean stands(ConnectorStatus status) {
        return status.state().equals("STOPPED") && status.tasks().isEmpty();
    }
}
