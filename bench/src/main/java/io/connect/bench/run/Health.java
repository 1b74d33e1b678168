package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.sample.Recording;
import io.connect.bench.subject.ConnectorHandle;
import io.connect.bench.subject.SubjectFailure;
import io.connect.bench.subject.SubjectFailure.Kind;
import io.connect.bench.subject.SubjectHandle;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.process.JvmProcess;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Checks whether the environment and the subject are still healthy. A planned fault is not a failure. Any other failure ends the
 * run of a scenario without faults, with the failed part's last messages. In a scenario with faults, the run continues and the
 * failure is counted, since such a run tests whether the subject survives.
 *
 * <p>Requests to Connect run on a separate thread, since a worker that is stopped or starting may answer late. Everything else
 * runs on the run's thread.
 */
final class Health implements AutoCloseable {

    /**
     * Interval of the requests to Connect. Connect answers from memory, but each answer costs the worker a millisecond of the
     * measured CPU.
     */
    private static final long STATUS_MILLIS = 2_000;

    /** How long a restarted task may still be reported as failed. */
    private static final Duration RESTART = Duration.ofMillis(2 * STATUS_MILLIS);

    private final RunningEnvironment testbed;
    private final Supplier<SubjectHandle> subject;
    private final RunFaults faults;
    private final LongSupplier clockMicros;
    private final Consumer<SubjectFailure> listener;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "health");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<Long> crashed = new HashSet<>();
    private final Set<String> failed = new HashSet<>();
    private volatile Optional<Answer> latest = Optional.empty();
    /** Each answer is judged once, also if it equals the one before: a fault explains a failed task for a limited time only. */
    private Answer judged;

    /** The status of a connector, as Connect reported it. */
    private record Answer(String connector, ConnectorStatus status) {}

    /**
     * Creates the health check of a run that begins.
     *
     * @param subject the subject in use
     * @param faults the faults of the scenario
     * @param listener called with each failure of the subject once, before it ends the run
     */
    Health(
            RunningEnvironment testbed,
            Supplier<SubjectHandle> subject,
            RunFaults faults,
            LongSupplier clockMicros,
            Consumer<SubjectFailure> listener) {
        this.testbed = testbed;
        this.subject = subject;
        this.faults = faults;
        this.clockMicros = clockMicros;
        this.listener = listener;
    }

    /** Starts the requests to Connect. */
    void start() {
        timer.scheduleWithFixedDelay(this::ask, 0, STATUS_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void ask() {
        if (!isConnector()) {
            return;
        }
        try {
            String asked = subject.get().name();
            latest = testbed.connectRest().status(asked).map(status -> new Answer(asked, status));
        } catch (ConnectRestException e) {
            latest = Optional.empty();
        }
    }

    /** @throws BrokenRunException when the run cannot continue */
    void check() {
        faults.failure().ifPresent(failure -> {
            throw new BrokenRunException(failure);
        });
        checkProcesses();
        if (!isConnector()) {
            subject.get().isRunning();
            return;
        }
        Optional<Answer> now = latest;
        if (now.isPresent() && now.get() != judged) {
            judged = now.get();
            judge(judged);
        }
    }

    private boolean isConnector() {
        return subject.get() instanceof ConnectorHandle;
    }

    private void checkProcesses() {
        for (JvmProcess process : testbed.processes()) {
            if (!process.diedByItself() || !crashed.add(process.pid())) {
                continue;
            }
            String what = process + " died; its log " + process.logFile() + " ends with:\n" + process.logTail();
            if (!process.name().startsWith(Recording.WORKER)) {
                throw new BrokenRunException(what);
            }
            count(new SubjectFailure(Kind.CRASH, clockMicros.getAsLong(), what));
        }
    }

    private void judge(Answer answer) {
        if (answer.status().state().equals("FAILED")) {
            failure(
                    answer.connector(),
                    "connector " + answer.connector(),
                    answer.status().trace());
        }
        for (ConnectorStatus.Task task : answer.status().tasks()) {
            String name = "task " + task.id() + " of " + answer.connector();
            if (!task.state().equals("FAILED")) {
                failed.remove(name);
            } else if (!isWanted(task.trace())) {
                failure(name, name, task.trace());
            }
        }
    }

    private void failure(String key, String what, String trace) {
        if (failed.add(key)) {
            // The whole trace is in the worker's log.
            count(new SubjectFailure(
                    Kind.TASK, clockMicros.getAsLong(), what + " failed: " + ConnectorStatus.reason(trace)));
        }
    }

    /** Whether a fault explains the failed task: from its start until the tasks that it made fail are restarted. */
    private boolean isWanted(String trace) {
        return faults.records().stream().anyMatch(record -> record.explains(trace, clockMicros.getAsLong(), RESTART));
    }

    private void count(SubjectFailure failure) {
        listener.accept(failure);
        if (!faults.any()) {
            throw new BrokenRunException(failure.what());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
