package io.connect.features.world.connectors;

import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.Workers;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
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

    private final RunningScenario scenario;
    private final Connectors connectors;
    private final Workers workers;
    private final TaskRestarts restarts = new TaskRestarts(System::nanoTime);

    public TransactionRace(RunningScenario scenario, Connectors connectors, Workers workers) {
        this.scenario = scenario;
        this.connectors = connectors;
        this.workers = workers;
    }

    /**
     * Restarts the tasks that have failed because of the race since the last call.
     *
     * @throws IllegalStateException if a task has failed after three restarts in this scenario
     */
    public void restartTasks() {
        // Most scenarios have no transactions, and each wait for an outcome calls this several times a second.
        if (!workers.exactlyOnce() || !connectors.isAskedFor()) {
            return;
        }
        try {
            for (ConnectorStatus.Task task : connectors.status().tasks()) {
                if (!hasFailed(task)) {
                    restarts.succeeded(task.id());
                } else if (restarts.isDue(task.id(), ConnectorStatus.reason(task.trace()))) {
                    connectors.rest().restartTask(connectors.name(), task.id());
                    restarts.begun(task.id());
                    scenario.note("task " + task.id()
                            + " failed because of a race in Kafka's producer, and was restarted as an operator would: "
                            + ConnectorStatus.reason(task.trace()));
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
