package io.connect.bench.run;

import io.connect.bench.arrival.QueueLeftovers;
import io.connect.bench.aws.QueueMetricsFile;
import io.connect.bench.environment.Fixture;
import io.connect.bench.fault.RunFaults;
import io.connect.testbed.Testbed;
import io.connect.testbed.sqs.QueueDepth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a run: it ends the faults, reads the messages left over, closes the account and passes it to the outcome. A run ends
 * once, either on its own thread or, when the JVM shuts down, on the shutdown thread.
 */
public final class RunEnding {

    private static final Logger log = LoggerFactory.getLogger(RunEnding.class);

    private final ScenarioRun run;
    private final RunJournal journal;
    private final RunFaults faults;
    private final Outcome outcome;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean written = new AtomicBoolean();
    private volatile boolean begun;
    private volatile boolean looked;

    public RunEnding(ScenarioRun run, RunJournal journal, RunFaults faults, Outcome outcome) {
        this.run = run;
        this.journal = journal;
        this.faults = faults;
        this.outcome = outcome;
    }

    /** The run begins. */
    void begin() {
        begun = true;
    }

    /** Whether the outcome is known; all later steps only clean up. */
    boolean isWritten() {
        return written.get();
    }

    /**
     * Ends the faults, reads the messages left on the site, and writes the outcome. Only the first call has an effect. Never
     * throws.
     */
    void settle(RunSite site) {
        if (!settled.compareAndSet(false, true)) {
            return;
        }
        attempt("end the faults", faults::close);
        if (faults.takeProcessesDown()) {
            attempt(
                    "await what was taken down",
                    () -> site.environment().owned().ifPresent(Testbed::awaitReady));
        }
        attempt("look at what is left", () -> lookAtLeftMessages(site));
        write();
    }

    /** Marks the run as finished, however far it got. Never throws. */
    void finish() {
        try {
            attempt("end the faults", faults::close);
            write();
        } finally {
            run.progression().advance(Stage.FINISHED);
        }
    }

    /**
     * The JVM is shutting down. Writes the data collected so far, without requests to other programs.
     *
     * @return whether the run had begun but not ended
     */
    public boolean interrupted() {
        boolean underWay = begun && !run.progression().reached(Stage.FINISHED);
        if (underWay) {
            journal.breakdown("the run was interrupted before its end");
            write();
            // This comes after the result, because the removal of a fault can take longer than the time that a JVM has
            // for its shutdown.
            attempt("end the faults", faults::close);
        }
        return underWay;
    }

    private void write() {
        if (!written.compareAndSet(false, true)) {
            return;
        }
        if (!looked) {
            // No client is left to query SQS. Messages that have not arrived are unaccounted for, but not lost.
            journal.left(outstanding());
        }
        attempt("write the outcome", () -> outcome.of(run, journal.facts(faults.records())));
    }

    private void lookAtLeftMessages(RunSite site) {
        if (site.fixture().isShared()) {
            // Reading the messages would take those of other shards. Only the queues' count is reported, and the merge
            // compares the sum of all shards with it.
            long held = site.fixture().depth().total();
            journal.leftToAll(Math.min(outstanding(), held), held);
        } else {
            journal.left(identify(site));
        }
        looked = true;
    }

    private long outstanding() {
        return Math.max(0, run.ledger().progress().outstanding());
    }

    /** Reads the messages left in the queues. Returns the number of messages that could not be identified. */
    private long identify(RunSite site) {
        Fixture fixture = site.fixture();
        fixture.stopSubject();
        if (!fixture.subject().takesMessages()) {
            // No message was consumed, so all are still there; reading them would take minutes.
            return fixture.depth().total();
        }
        return new QueueLeftovers(site.environment().sqs(), site.messageRun(), run.ledger())
                .read(new QueueLeftovers.Queues() {
                    @Override
                    public Collection<String> urls() {
                        return fixture.depth().total() > 0 ? fixture.queueUrls() : List.of();
                    }

                    @Override
                    public Collection<String> deadLetterUrls() {
                        return fixture.deadLetterUrls();
                    }

                    @Override
                    public QueueDepth depth() {
                        return fixture.depth();
                    }
                });
    }

    /** Reads CloudWatch's metrics of the run's queues. Never throws. */
    void takeQueueMetrics(QueueMetricsFile file, RunSite site) {
        List<String> urls = new ArrayList<>(site.fixture().queueUrls());
        urls.addAll(site.fixture().deadLetterUrls());
        attempt(
                "take CloudWatch's metrics",
                () -> file.take(site.environment(), urls, run.clock().micros()));
    }

    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("cannot {} of {}: {}", what, run.scenario().id(), e.toString());
        }
    }
}
