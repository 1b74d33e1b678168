package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.aws.QueueMetricsFile;
import io.connect.bench.environment.Fixture;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.payload.RawBodies;
import io.connect.bench.shard.Leftover;
import io.connect.bench.shard.Leftover.Mark;
import io.connect.bench.shard.Meeting;
import io.connect.testbed.Testbed;
import io.connect.testbed.sqs.QueueDepth;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The end of a run: takes the faults back, looks what is left, closes the account and hands it to the outcome.
 * A run has one end, either by its own thread or, when the JVM is ended, by the thread that is told of it.
 */
public final class RunEnding {

    private static final Logger log = LoggerFactory.getLogger(RunEnding.class);

    /** A queue with more than this is counted, not read message by message: that would take minutes. */
    private static final long MOST_TO_IDENTIFY = 2_000;

    private final ScenarioRun run;
    private final RunJournal journal;
    private final RunFaults faults;
    private final Outcome outcome;
    private final AtomicBoolean settled = new AtomicBoolean();
    private final AtomicBoolean written = new AtomicBoolean();
    private volatile boolean looked;

    public RunEnding(ScenarioRun run, RunJournal journal, RunFaults faults, Outcome outcome) {
        this.run = run;
        this.journal = journal;
        this.faults = faults;
        this.outcome = outcome;
    }

    /** Whether figures are taken for what comes of it. */
    boolean isOfMeasurement() {
        return outcome.isMeasurement();
    }

    /** Takes the faults back, looks what is left on the site, and writes the outcome. Done once; never throws. */
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
        attempt("look at what is left", () -> lookAtWhatIsLeft(site));
        write();
    }

    /** The run is over, however far it got. Never throws. */
    void finish() {
        try {
            attempt("end the faults", faults::close);
            write();
        } finally {
            run.progression().advance(Stage.FINISHED);
        }
    }

    /**
     * The JVM is being ended: writes what there is, and asks no one for more.
     *
     * @return whether the run had begun and was not over yet
     */
    public boolean interrupted() {
        boolean underWay = run.log() != null && !run.progression().reached(Stage.FINISHED);
        if (underWay) {
            journal.breakdown("the run was interrupted before its end");
            write();
            // After the result: taking a fault back can last longer than a JVM that is being ended is given.
            attempt("end the faults", faults::close);
        }
        return underWay;
    }

    private void write() {
        if (!written.compareAndSet(false, true)) {
            return;
        }
        if (!looked) {
            // Nobody could ask SQS. What has not arrived is unaccounted for, and that is not the same as lost.
            journal.left(outstanding());
        }
        attempt("write the outcome", () -> outcome.of(run, journal.facts(faults.records())));
    }

    private void lookAtWhatIsLeft(RunSite site) {
        Fixture fixture = site.fixture();
        int own = run.share().producer();
        List<Long> missing = new ArrayList<>();
        meet(site.meeting(), "done", Long.toString(outstanding())).forEach(text -> missing.add(Long.parseLong(text)));
        Optional<Leftover> left = fixture.leads() ? Optional.of(look(site)) : Optional.empty();
        List<String> told =
                meet(site.meeting(), "looked", left.map(Leftover::print).orElse(""));
        if (left.isEmpty() && told.isEmpty()) {
            // The first broke, or this one did: nobody says what is left.
            return;
        }
        Leftover all = left.orElseGet(() -> Leftover.parse(told.get(0)));
        all.queued().stream()
                .filter(mark -> mark.producer() == own)
                .forEach(mark -> run.ledger().leftInQueue(own, mark.seq()));
        all.dead().stream()
                .filter(mark -> mark.producer() == own)
                .forEach(mark -> run.ledger().deadLettered(own, mark.seq()));
        journal.left(missing.size() > 1 ? all.uncountedOf(own, missing) : all.uncounted());
        looked = true;
    }

    private long outstanding() {
        return Math.max(0, run.ledger().progress().outstanding());
    }

    /**
     * Waits for the other shards; whoever broke does not.
     *
     * @return what each said, nothing when one of them broke
     */
    private List<String> meet(Meeting meeting, String point, String words) {
        if (journal.isBroken()) {
            return List.of();
        }
        try {
            return meeting.meet(point, words, Meeting.PATIENCE);
        } catch (BrokenRunException e) {
            journal.breakdown(e.getMessage());
            meeting.broke(e.getMessage());
            return List.of();
        }
    }

    private static Leftover look(RunSite site) {
        Fixture fixture = site.fixture();
        fixture.stopSubject();
        QueueDepth depth = fixture.depth();
        List<Mark> queued = new ArrayList<>();
        if (depth.total() > 0 && depth.visible() <= MOST_TO_IDENTIFY) {
            for (String url : fixture.queueUrls()) {
                queued.addAll(marks(site.environment().sqs().drain(url)));
            }
        }
        List<Mark> dead = new ArrayList<>();
        long unreadable = 0;
        for (String url : fixture.deadLetterUrls()) {
            List<Message> messages = site.environment().sqs().drain(url);
            List<Mark> read = marks(messages);
            dead.addAll(read);
            unreadable += messages.size() - read.size();
        }
        // A body that cannot be read, in Avro say, is there all the same: its message is not lost.
        return new Leftover(queued, dead, Math.max(0, depth.total() - queued.size()) + unreadable);
    }

    private static List<Mark> marks(List<Message> messages) {
        return messages.stream()
                .map(message -> RawBodies.identity(message.body().getBytes(StandardCharsets.UTF_8)))
                .flatMap(Optional::stream)
                .map(identity -> new Mark(identity.producer(), identity.seq()))
                .toList();
    }

    /** Of several shards the first takes them: the queues are the same. */
    void takeQueueMetrics(QueueMetricsFile file, RunSite site) {
        if (!outcome.isMeasurement() || !site.fixture().leads()) {
            return;
        }
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
