package io.connect.features.world.connectors;

import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restarts tasks that failed because of a race in Kafka's producer, as an operator does. Any other failure is left as it is.
 *
 * <p>With the transactions of Kafka 4, the producer can ask the broker to commit before it has sent a record of the transaction. The
 * broker refuses, and Connect fails the task. No connector can prevent this. Nothing of the transaction is in Kafka, so the promises
 * to its messages hold after the restart, too.
 */
public final class TransactionRace {
    private static final Logger log = LoggerFactory.getLogger(TransactionRace.class);
    private static final String REFUSAL = "org.apache.kafka.common.errors.InvalidTxnStateException";

    private final Connectors connectors;
    /** Connect shows a restarted task as failed until its start is over. */
    private final Set<Integer> restarted = new HashSet<>();

    public TransactionRace(Connectors connectors) {
        this.connectors = connectors;
    }

    /** Restarts the tasks that have failed because of the race since the last call. */
    public void restartTasks() {
        if (!connectors.isAskedFor()) {
            return;
        }
        try {
            for (ConnectorStatus.Task task : connectors.status().tasks()) {
                if (!hasFailed(task)) {
                    restarted.remove(task.id());
                } else if (!restarted.contains(task.id())) {
                    log.warn(
                            "task {} of {} failed because of a race in Kafka's producer, and is restarted as an operator would: {}",
                            task.id(),
                            connectors.name(),
                            ConnectorStatus.reason(task.trace()));
                    connectors.rest().restartTask(connectors.name(), task.id());
                    restarted.add(task.id());
                }
            }
        } catch (ConnectRestException e) {
            log.debug("The worker is gone, still coming up or rebalancing; it is asked again", e);
        }
    }

    /** Whether the race, and nothing else, made the task fail. */
    static boolean hasFailed(ConnectorStatus.Task task) {
        return task.state().equals("FAILED") && task.trace().contains("Caused by: " + REFUSAL);
    }
}
