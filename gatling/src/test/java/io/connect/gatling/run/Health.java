package io.connect.gatling.run;

import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Looks whether the environment and the connector are still what the run needs: a process that ended by itself and a
 * failed task end the run, with their last words. One thread.
 */
final class Health {

    /** Connect answers from memory, but each answer costs the worker a millisecond of the CPU that is being measured. */
    private static final Duration STATUS_INTERVAL = Duration.ofSeconds(2);

    private final RunningEnvironment testbed;
    private final Supplier<SubjectHandle> subject;
    private long lastStatusNanos;
    private boolean looked;

    Health(RunningEnvironment testbed, Supplier<SubjectHandle> subject) {
        this.testbed = testbed;
        this.subject = subject;
    }

    /** @throws BrokenRunException when something has died or failed */
    void check() {
        checkProcesses();
        long now = System.nanoTime();
        if (!looked || now - lastStatusNanos >= STATUS_INTERVAL.toNanos()) {
            looked = true;
            lastStatusNanos = now;
            checkSubject();
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

    private void checkSubject() {
        try {
            subject.get().isRunning();
        } catch (BrokenRunException e) {
            // A process that died says more than a connector that failed of it.
            checkProcesses();
            throw e;
        }
    }
}
