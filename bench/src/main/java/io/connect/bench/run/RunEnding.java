package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.arrival.ArrivalReader;
import io.connect.bench.aws.QueueMetricsFile;
import io.connect.bench.environment.Fixture;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.payload.RawBodies;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.Sampler;
import io.connect.bench.shard.Leftover;
import io.connect.bench.shard.Leftover.Mark;
import io.connect.bench.shard.Meeting;
import io.connect.testbed.RunningEnvironment;
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
 * The end of a run: looks what is left, closes the account, hands it to the outcome and clears up.
 * A run has one end, either by its own thread or, when the JVM is ended, by the thread that is told of it.
 */
public final class RunEnding {

    private static final Logger log = LoggerFactory.getLogger(RunEnding.class);

    /** A queue with more than this is counted, not read message by message: that would take minutes. */
    private static final long MOST_TO_IDENTIFY = 2_000;

    private final ScenarioRun run;
    private final RunFacts facts;
    private final RunFaults faults;
    private final Outcome outcome;
    private final AtomicBoolean written = new AtomicBoolean();
    private volatile boolean looked;

    public RunEnding(ScenarioRun run, RunFacts facts, RunFaults faults, Outcome outcome) {
        this.run = run;
        this.facts = facts;
        this.faults = faults;
        this.outcome = outcome;
    }

    /** Whether figures are taken for what comes of it. */
    boolean isOfMeasurement() {
        return outcome.isMeasurement();
    }

    /** What a run used; whatever it did not get as far as is null, but for the meeting. */
    record Parts(
            Meeting meeting,
            RunningEnvironment testbed,
            Fixture fixture,
            PayloadStage payload,
            ArrivalReader arrivals,
            Sampler sampler,
            QueueMetricsFile queueMetrics) {}

    /** Ends the run. Never throws. */
    void end(Parts parts) {
        try {
            if (parts.sampler() != null) {
                // What is sampled from here on is of the clearing up.
                Recording recording = parts.sampler().recording();
                facts.recording(() -> recording);
            }
            attempt("end the faults", faults::close);
            if (faults.takeProcessesDown() && parts.testbed() != null) {
                attempt(
                        "await what was taken down",
                        () -> parts.testbed().owned().ifPresent(Testbed::awaitReady));
            }
            attempt("look at what is left", () -> lookAtWhatIsLeft(parts));
            write();
            // Only now: closing what reads and samples can take seconds, and the verdict does not wait for it.
            attempt("end the sampler", () -> close(parts.sampler()));
            attempt("end the arrivals", () -> close(parts.arrivals()));
            attempt("take the payload's things away", () -> close(parts.payload()));
            attempt("leave the other shards", parts.meeting()::close);
            attempt("clear up", () -> close(parts.fixture()));
            // Last of all: it is asked over the internet, and what it knows of a queue stays when the queue is gone.
            attempt("take CloudWatch's metrics", () -> takeQueueMetrics(parts));
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
            facts.breakdown("the run was interrupted before its end");
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
            facts.leftUnidentified(outstanding());
        }
        facts.faults(faults.records());
        outcome.of(run, facts);
    }

    private void lookAtWhatIsLeft(Parts parts) {
        Fixture fixture = parts.fixture();
        if (fixture == null || !fixture.isLaidOut()) {
            return;
        }
        int own = run.share().producer();
        List<Long> missing = new ArrayList<>();
        meet(parts.meeting(), "done", Long.toString(outstanding())).forEach(text -> missing.add(Long.parseLong(text)));
        Leftover left = fixture.leads() ? look(parts.testbed(), fixture) : null;
        List<String> told = meet(parts.meeting(), "looked", left == null ? "" : left.print());
        if (left == null && told.isEmpty()) {
            // The first broke, or this one did: nobody says what is left.
            return;
        }
        Leftover all = left == null ? Leftover.parse(told.get(0)) : left;
        all.queued().stream()
                .filter(mark -> mark.producer() == own)
                .forEach(mark -> run.ledger().leftInQueue(own, mark.seq()));
        all.dead().stream()
                .filter(mark -> mark.producer() == own)
                .forEach(mark -> run.ledger().deadLettered(own, mark.seq()));
        facts.leftUnidentified(missing.size() > 1 ? all.uncountedOf(own, missing) : all.uncounted());
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
        if (!facts.breakdowns().isEmpty()) {
            return List.of();
        }
        try {
            return meeting.meet(point, words, Meeting.PATIENCE);
        } catch (BrokenRunException e) {
            facts.breakdown(e.getMessage());
            meeting.broke(e.getMessage());
            return List.of();
        }
    }

    private Leftover look(RunningEnvironment testbed, Fixture fixture) {
        fixture.stopSubject();
        QueueDepth depth = fixture.depth();
        List<Mark> queued = new ArrayList<>();
        if (depth.total() > 0 && depth.visible() <= MOST_TO_IDENTIFY) {
            for (String url : fixture.queueUrls()) {
                queued.addAll(marks(testbed.sqs().drain(url)));
            }
        }
        List<Mark> dead = new ArrayList<>();
        long unreadable = 0;
        for (String url : fixture.deadLetterUrls()) {
            List<Message> messages = testbed.sqs().drain(url);
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
    private void takeQueueMetrics(Parts parts) {
        Fixture fixture = parts.fixture();
        if (!outcome.isMeasurement() || fixture == null || !fixture.isLaidOut() || !fixture.leads()) {
            return;
        }
        List<String> urls = new ArrayList<>(fixture.queueUrls());
        urls.addAll(fixture.deadLetterUrls());
        parts.queueMetrics().take(parts.testbed(), urls, run.clock().micros());
    }

    private static void close(AutoCloseable part) {
        if (part == null) {
            return;
        }
        try {
            part.close();
        } catch (Exception e) {
            log.warn("cannot close {}: {}", part, e.toString());
        }
    }

    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            log.warn("cannot {} of {}: {}", what, run.scenario().id(), e.toString());
        }
    }
}
