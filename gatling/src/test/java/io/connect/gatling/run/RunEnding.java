package io.connect.gatling.run;

import io.connect.gatling.arrival.ArrivalReader;
import io.connect.gatling.payload.PayloadStage;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.ledger.MessageIdentity;
import io.connect.testbed.sample.Recording;
import io.connect.testbed.sample.Sampler;
import io.connect.testbed.sqs.QueueDepth;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The end of a run: looks what is left, closes the account, hands it to the outcome and clears up.
 * A run has one end, either by its own thread or, when the JVM is ended, by the thread that is told of it.
 */
final class RunEnding {

    private static final Logger log = LoggerFactory.getLogger(RunEnding.class);

    /** A queue with more than this is counted, not read message by message: that would take minutes. */
    private static final long MOST_TO_IDENTIFY = 2_000;

    /** A shard that broke early comes here early, too. */
    private static final Duration SHARD_PATIENCE = Duration.ofMinutes(5);

    private final ScenarioRun run;
    private final RunFacts facts;
    private final RunFaults faults;
    private final Outcome outcome;
    private final AtomicBoolean written = new AtomicBoolean();
    private volatile boolean looked;

    RunEnding(ScenarioRun run, RunFacts facts, RunFaults faults, Outcome outcome) {
        this.run = run;
        this.facts = facts;
        this.faults = faults;
        this.outcome = outcome;
    }

    /** Whether figures are taken for what comes of it. */
    boolean isOfMeasurement() {
        return outcome.isMeasurement();
    }

    /** Ends the run; any argument may be null when the run did not get that far. Never throws. */
    void end(
            RunningEnvironment testbed,
            Fixture fixture,
            PayloadStage payload,
            ArrivalReader arrivals,
            Sampler sampler) {
        try {
            if (sampler != null) {
                // What is sampled from here on is of the clearing up.
                Recording recording = sampler.recording();
                facts.recording(() -> recording);
            }
            attempt("end the faults", faults::close);
            if (faults.takeProcessesDown() && testbed != null) {
                attempt("await what was taken down", () -> testbed.owned().ifPresent(Testbed::awaitReady));
            }
            attempt("wait for the other shards", () -> meet(fixture, "done"));
            attempt("look at what is left", () -> lookAtWhatIsLeft(testbed, fixture));
            attempt("wait for the other shards", () -> meet(fixture, "looked"));
            write();
            // Only now: closing what reads and samples can take seconds, and the verdict does not wait for it.
            attempt("end the sampler", () -> close(sampler));
            attempt("end the arrivals", () -> close(arrivals));
            attempt("take the payload's things away", () -> close(payload));
            attempt("clear up", () -> close(fixture));
        } finally {
            run.progression().advance(Stage.FINISHED);
        }
    }

    /**
     * The JVM is being ended: writes what there is, and asks no one for more.
     *
     * @return whether the run had begun and was not over yet
     */
    boolean interrupted() {
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
            facts.leftUnidentified(Math.max(0, run.ledger().progress().outstanding()));
        }
        facts.faults(faults.records());
        outcome.of(run, facts);
    }

    private static void meet(Fixture fixture, String point) {
        if (fixture != null) {
            fixture.meet(point, SHARD_PATIENCE);
        }
    }

    private void lookAtWhatIsLeft(RunningEnvironment testbed, Fixture fixture) {
        if (fixture == null) {
            return;
        }
        fixture.stopSubject();
        QueueDepth depth = fixture.depth();
        if (fixture.isShared()) {
            // Messages of the other shards are among them, and looking takes a message away.
            facts.leftUnidentified(depth.total());
            looked = true;
            return;
        }
        long identified = 0;
        if (depth.total() > 0 && depth.visible() <= MOST_TO_IDENTIFY) {
            for (String url : fixture.queueUrls()) {
                identified += identify(testbed.sqs().drain(url), false);
            }
        }
        facts.leftUnidentified(Math.max(0, depth.total() - identified));
        looked = true;
        for (String url : fixture.deadLetterUrls()) {
            identify(testbed.sqs().drain(url), true);
        }
    }

    private long identify(List<Message> messages, boolean dead) {
        for (Message message : messages) {
            MessageIdentity.read(message.body().getBytes(StandardCharsets.UTF_8))
                    .ifPresent(identity -> {
                        if (dead) {
                            run.ledger().deadLettered(identity.producer(), identity.seq());
                        } else {
                            run.ledger().leftInQueue(identity.producer(), identity.seq());
                        }
                    });
        }
        return messages.size();
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
