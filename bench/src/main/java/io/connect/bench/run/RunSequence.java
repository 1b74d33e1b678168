package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.environment.Fixture;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.ledger.Progress;
import io.connect.bench.load.BatchBodies;
import io.connect.bench.load.OfferedLoad;
import io.connect.bench.load.OnDemandStarts;
import io.connect.bench.load.Placement;
import io.connect.bench.load.RequestSigner;
import io.connect.bench.load.SendTarget;
import io.connect.bench.run.RunFacts.BacklogDrain;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.subject.SubjectHandle;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;

/**
 * The steps of a run whose site and instruments are ready: the subject starts, the paced load is offered and drained, the backlog
 * is created and drained. Used by the run's own thread; only that thread waits.
 */
final class RunSequence {

    private static final Duration LOOK = Duration.ofMillis(100);
    /** A short drain takes a second, so its end must be known more exactly. The queues are asked only after the last arrival. */
    private static final Duration LOOK_FOR_DRAINED = Duration.ofMillis(10);
    /** Time until a new connector has all its tasks running: for a rebalance or two, and the subject's own start. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    /** Time after the end of the plan until the last call has an answer or a timeout. */
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(90);
    /** Late duplicates still count for this long after the last arrival. */
    private static final Duration GRACE = Duration.ofSeconds(1);
    /** Limit for a late start of a shard. With a later start, the shards would not offer the planned load together. */
    private static final Duration LATEST = Duration.ofSeconds(1);

    private final ScenarioRun run;
    private final RunSite site;
    private final RunInstruments instruments;
    private final RunJournal journal;
    private final RunFaults faults;
    private final ArrivalTap tap;
    private final RunBarrier barrier;

    RunSequence(
            ScenarioRun run,
            RunSite site,
            RunInstruments instruments,
            RunJournal journal,
            RunFaults faults,
            ArrivalTap tap,
            RunBarrier barrier) {
        this.run = run;
        this.site = site;
        this.instruments = instruments;
        this.journal = journal;
        this.faults = faults;
        this.tap = tap;
        this.barrier = barrier;
    }

    /** @throws BrokenRunException when the run cannot continue */
    void run() throws InterruptedException {
        if (run.paced().isPresent()) {
            offer(run.paced().get());
        }
        if (run.backlog().isPresent()) {
            drainBacklog(run.backlog().get(), run.scenario().load().backlog().orElseThrow());
        }
        await(() -> false, GRACE);
    }

    private void offer(OfferedLoad offer) throws InterruptedException {
        startSubject();
        if (run.start().isPresent()) {
            awaitStart(run.start().get());
        }
        run.whenPlanStarts(planStart -> {
            aim(run.placed(), batch -> planStart + offer.plan().intendedMicros(batch));
            faults.start();
        });
        run.progression().advance(Stage.LOADING);
        Duration patience = offer.plan().length().plus(SEND_PATIENCE);
        if (!await(() -> run.progression().reached(Stage.DRAINING), patience)) {
            throw new BrokenRunException("the load of " + offer.plan().length().toSeconds() + " s had not ended after "
                    + patience.toSeconds() + " s");
        }
        drain();
    }

    private void startSubject() throws InterruptedException {
        SubjectHandle subject = fixture().subject();
        journal.plugin(subject.plugin());
        fixture().startSubject();
        if (!await(subject::isRunning, START_PATIENCE)) {
            throw new BrokenRunException(subject.name() + " was not running after " + START_PATIENCE.toSeconds()
                    + " s; its status is " + subject.state());
        }
        barrier.await("running with " + subject.name(), RunBarrier.PATIENCE);
        journal.event(run.clock().micros(), subject.name() + " running");
    }

    /** Waits for the start time that all shards of a load have been given. */
    private void awaitStart(Instant start) throws InterruptedException {
        Duration left = Duration.between(Instant.now(), start);
        if (left.compareTo(LATEST.negated()) < 0) {
            throw new BrokenRunException("shard " + run.share() + " was ready "
                    + left.negated().toSeconds() + " s after -Dstart=" + start
                    + ", when all shards were to begin; give them a later moment");
        }
        await(() -> !Instant.now().isBefore(start), left.plus(LATEST));
    }

    private void aim(Placement placement, LongUnaryOperator intendedMicros) {
        OfferedLoad offer = placement.offer();
        BatchBodies bodies =
                new BatchBodies(placement, fixture().targets(), site.payload().bodies(), intendedMicros);
        String region = site.environment().region();
        Optional<RequestSigner> signer = site.environment().realAws()
                ? Optional.of(RequestSigner.ofDefaultChain(region))
                : RequestSigner.ofGivenCredentials(System.getProperties(), region);
        offer.aimAt(new SendTarget(site.environment().sqsEndpoint(), offer.plan(), intendedMicros, bodies, signer));
    }

    private void drain() throws InterruptedException {
        Duration patience = run.scenario().load().drainWithin();
        boolean consumed = fixture().subject().takesMessages();
        journal.drainsUntil(run.clock().micros() + patience.toNanos() / 1_000);
        boolean drained = await(this::isDrained, consumed ? patience : Duration.ZERO);
        journal.drained(run.clock().micros());
        if (!drained && consumed) {
            journal.event(run.clock().micros(), "drain deadline passed");
            instruments
                    .inspection()
                    .dump("not all messages had arrived " + patience.toSeconds() + " s after the last send");
        }
    }

    private boolean isDrained() {
        Progress now = run.ledger().progress();
        return now.waiting() == 0 && now.outstanding() <= 0 && fixture().depth().total() == 0;
    }

    private void drainBacklog(OfferedLoad offer, Backlog wanted) throws InterruptedException {
        if (run.paced().isPresent()) {
            Duration drain = run.scenario().load().drainWithin();
            barrier.await("drained", RunBarrier.PATIENCE.plus(drain));
            if (!fixture().startAnew()) {
                journal.event(run.clock().micros(), "backlog not sent");
                return;
            }
        }
        long fillStart = run.clock().micros();
        fill(offer, wanted);
        if (!fixture().subject().takesMessages()) {
            return;
        }
        long started = run.clock().micros();
        tap.markFirstArrival();
        if (run.paced().isEmpty()) {
            faults.start();
        }
        startSubject();
        journal.backlogDrainsUntil(run.clock().micros() + wanted.within().toNanos() / 1_000);
        boolean emptied = awaitDrained(wanted.within());
        // The subject's start is not part of its speed, so the drain counts from the first arrival.
        long from = tap.firstArrivalMicros().orElse(started);
        journal.drained(new BacklogDrain(fillStart, started, from, run.clock().micros(), emptied));
        if (!emptied) {
            instruments
                    .inspection()
                    .dump("the backlog was not drained within "
                            + wanted.within().toSeconds() + " s");
        }
    }

    private void fill(OfferedLoad offer, Backlog wanted) throws InterruptedException {
        aim(run.placedBacklog(), new OnDemandStarts(offer.plan().batches(), run.clock()::micros));
        run.progression().advance(Stage.FILLING);
        if (!await(() -> run.progression().reached(Stage.EMPTYING), wanted.within())) {
            throw new BrokenRunException("the backlog of " + wanted.messages() + " messages was not filled within "
                    + wanted.within().toSeconds() + " s");
        }
        barrier.await("filled", RunBarrier.PATIENCE.plus(wanted.within()));
        journal.event(run.clock().micros(), "backlog filled");
    }

    private Fixture fixture() {
        return site.fixture();
    }

    private boolean awaitDrained(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!run.progression().await(this::isDrained, LOOK_FOR_DRAINED, LOOK)) {
            check();
            if (System.nanoTime() > deadline) {
                return false;
            }
        }
        return true;
    }

    private boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        return run.progression()
                .await(
                        () -> {
                            check();
                            return condition.getAsBoolean();
                        },
                        LOOK,
                        patience);
    }

    /** @throws BrokenRunException when the run cannot continue */
    private void check() {
        instruments.health().check();
        instruments.arrivals().failure().ifPresent(failure -> {
            throw new BrokenRunException("reading arrivals from Kafka ended: " + failure, failure);
        });
    }
}
