package io.connect.gatling.run;

import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks whether the environment and the connector are still what the run needs: a process that ended by itself and a
 * failed task end the run, with their last words. One thread.
 */
final class Health {

    /** Connect answers from memory, but each answer costs the worker a millisecond of the CPU that is being measured. */
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(2);

    private final RunningEnvironment testbed;
    private final Supplier<String> connector;
    private long lastStatusNanos;
    private boolean looked;

    Health(RunningEnvironment testbed, Supplier<String> connector) {
        this.testbed = testbed;
        this.connector = connector;
    }

    /** @throws BrokenRunException when something has died or failed */
    void check() {
        checkProcesses();
        long now = System.nanoTime();
        if (!looked || now - lastStatusNanos >= STATUS_INTERVAL.toNanos()) {
            looked = true;
            lastStatusNanos = now;
            status();
        }
    }

    private void checkProcesses() {
        for (JvmProcess process : testbed.processes()) {
            if (process.diedByItself()) {
                throw new BrokenRunException(
                        process.name() + " died; its log " + process.logFile() + " ends with:\n" + process.logTail());
            }
        }
    }

    /**
     * The connector's status now, empty while Connect does not know it or does not answer.
     *
     * @throws BrokenRunException when the connector or a task has failed, with its trace
     */
    Optional<ConnectorStatus> status() {
        Optional<ConnectorStatus> status;
        try {
            status = testbed.connectRest().status(connector.get());
        } catch (ConnectRestException e) {
            checkProcesses();
            return Optional.empty();
        }
        status.filter(ConnectorStatus::hasFailed).ifPresent(failed -> {
            throw new BrokenRunException("connector " + connector.get() + " failed: " + failed.failures());
        });
        return status;
    }
}
