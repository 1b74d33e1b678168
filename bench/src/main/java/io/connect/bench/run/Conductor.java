package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.arrival.ArrivalReader;
import io.connect.bench.aws.QueueMetricsFile;
import io.connect.bench.calibrate.Calibrator;
import io.connect.bench.environment.Environments;
import io.connect.bench.environment.Fixture;
import io.connect.bench.external.ExternalEnvironmentException;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.inspect.Inspections;
import io.connect.bench.inspect.WorkerInspection;
import io.connect.bench.ledger.Progress;
import io.connect.bench.load.BatchBodies;
import io.connect.bench.load.LoadPlan;
import io.connect.bench.load.MessageGroups;
import io.connect.bench.load.Offer;
import io.connect.bench.load.RequestSigner;
import io.connect.bench.load.SendTarget;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.run.RunFacts.BacklogDrain;
import io.connect.bench.sample.Sampler;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.settings.Settings;
import io.connect.bench.shard.Meeting;
import io.connect.bench.subject.SubjectFailure;
import io.connect.bench.subject.SubjectHandle;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.artifact.ArtifactException;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.docker.DockerEnvironmentException;
import io.connect.testbed.process.ProcessFailedException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongUnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Conducts one run on a thread of its own: arranges what it needs, lets Gatling's populations go on when it is their
 * turn, waits until all has arrived, and hands what it found to the {@link RunEnding}, whatever happens.
 */
public final class Conductor implements Runnable {

    private static final Logger log = LoggerFactory.getLogger(Conductor.class);

    private static final Duration LOOK = Duration.ofMillis(100);
    /** Until a connector just created has all its tasks running: a rebalance or two, and the subject's own start. */
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    /** Beyond the plan's own length, until the last call has been answered or has timed out. */
    private static final Duration SEND_PATIENCE = Duration.ofSeconds(90);
    /** After the last arrival, for copies that nobody is waiting for. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final ScenarioRun run;
    private final Settings settings;
    private final Environments environments;
    private final RunFacts facts;
    private final RunFaults faults;
    private final RunEnding ending;
    private final ArrivalTap tap;
    private Meeting meeting = Meeting.ALONE;
    private RunningEnvironment testbed;
    private Fixture fixture;
    private PayloadStage payload;
    private Health health;
    private WorkerInspection inspection;
    private ArrivalReader arrivals;
    private Sampler sampler;
    private QueueMetricsFile queueMetrics;

    public Conductor(
            ScenarioRun run,
            Settings settings,
            Environments environments,
            RunFacts facts,
            RunFaults faults,
            RunEnding ending) {
        this.run = run;
        this.settings = settings;
        this.environments = environments;
        this.facts = facts;
        this.faults = faults;
        this.ending = ending;
        this.tap = new ArrivalTap(run);
    }

    @Override
    public void run() {
        try (ProgressPrinter progress = new ProgressPrinter(run, tap, faults::inForce)) {
            progress.start();
            conduct();
        } catch (BrokenRunException
                | ConnectRestException
                | ProcessFailedException
                | ArtifactException
                | DockerEnvironmentException
                | ExternalEnvironmentException e) {
            // Their messages name the part and end with its own words; a stack trace of ours would add nothing.
            breakdown(e.getMessage());
        } catch (InterruptedException e) {
            breakdown("the run was interrupted");
        } catch (RuntimeException | Error e) {
            log.error("the run of {} ended with an error", run.scenario().id(), e);
            breakdown(e.toString());
        }
        run.stopLoad();
        if (health != null) {
            health.close();
        }
        if (inspection != null) {
            inspection.finish();
        }
        ending.end(new RunEnding.Parts(meeting, testbed, fixture, payload, arrivals, sampler, queueMetrics));
    }

    private void breakdown(String why) {
        facts.breakdown(why);
        meeting.broke(why);
    }

    private void conduct() throws InterruptedException {
        List<String> lacking = Environments.lacking(run.scenario());
        if (!lacking.isEmpty()) {
            throw new BrokenRunException(run.scenario().id() + " cannot be run here: " + String.join("; ", lacking));
        }
        // Before anything else, so that whatever goes wrong here need not be waited for by the other shards.
        meeting = environments.meeting(run.scenario(), run.share());
        if (meeting.isShared() && run.scenario().load().payload() instanceof Payload.ClaimCheck) {
            throw new BrokenRunException(
                    run.scenario().id() + " cannot be offered in shards: each would place and take away"
                            + " the objects that the others point at");
        }
        arrange();
        if (run.paced().isPresent()) {
            startSubject();
            run.whenPlanStarts(micros -> {
                aimPaced(run.paced().get(), micros);
                faults.start();
            });
            run.progression().advance(Stage.LOADING);
            load(run.paced().get());
            drain();
        }
        if (run.backlog().isPresent()) {
            backlog(run.backlog().get(), run.scenario().load().backlog().orElseThrow());
        }
        settle();
    }

    private void arrange() {
        testbed = environments.forScenario(run.scenario());
        // Elsewhere the load loop would measure somebody else's machines, and in part this one.
        // And a rehearsal goes first, so that the loop meets programs as warm as those it is compared with.
        if (ending.isOfMeasurement()) {
            testbed.owned().ifPresent(owned -> facts.calibration(Calibrator.once(settings.calibrationFile(), owned)));
        }
        inspection = new WorkerInspection(testbed, Inspections.from(System.getProperties()), inspectionFolder());
        inspection.start();
        queueMetrics = new QueueMetricsFile(
                inspectionFolder(), run.scenario().id(), run.clock().micros());
        fixture = new Fixture(testbed, run.scenario(), run.share(), meeting);
        fixture.layOut();
        facts.exactlyOnce(fixture.exactlyOnce());
        faults.prepare(testbed, () -> fixture.subject().name(), run.clock()::micros);
        health = new Health(testbed, fixture::subject, faults, run.clock()::micros, this::failed);
        payload = PayloadStage.set(
                testbed,
                run.scenario().load(),
                new PayloadStage.Place(messageRun(), run.share().producer(), fixture.topic(), fixture.bucket()));
        arrivals = new ArrivalReader(
                testbed.kafkaAccess(),
                new ArrivalReader.Topics(fixture.topic(), fixture.dlqTopic()),
                messageRun(),
                run.ledger(),
                tap,
                run.clock()::micros);
        arrivals.start();
        sampler = new Sampler(
                run.clock()::micros,
                () -> fixture.subject().processes(testbed.processes()),
                fixture::depth,
                () -> testbed.owned().map(Testbed::linkBytes).orElse(Map.of()),
                SubjectMetrics.ofConnect());
        facts.recording(sampler::recording);
        sampler.start();
        health.start();
    }

    private Path inspectionFolder() {
        return settings.runFolder().resolve("logs").resolve(run.scenario().id());
    }

    private void failed(SubjectFailure failure) {
        facts.failure(failure);
        inspection.dump(failure.what().lines().findFirst().orElse(""));
        facts.event(failure.atMicros(), failure.kind() == SubjectFailure.Kind.TASK ? "task failed" : "worker crashed");
    }

    /** The run's name inside its messages: another scenario of the same invocation must not be taken for this one. */
    private String messageRun() {
        return settings.runId() + "-" + fixture.topic();
    }

    private void startSubject() throws InterruptedException {
        SubjectHandle subject = fixture.subject();
        fixture.startSubject();
        if (!await(subject::isRunning, START_PATIENCE)) {
            throw new BrokenRunException(subject.name() + " was not running after " + START_PATIENCE.toSeconds()
                    + " s; its status is " + subject.state());
        }
        meeting.meet("running with " + subject.name(), "", Meeting.PATIENCE);
        facts.event(run.clock().micros(), subject.name() + " running");
    }

    private void aimPaced(Offer offer, long planStart) {
        LoadPlan plan = offer.plan();
        aim(offer, groups(), batch -> planStart + plan.intendedMicros(batch));
    }

    private MessageGroups groups() {
        Scenario scenario = run.scenario();
        MessageGroups whole =
                new MessageGroups(scenario.load().groups(), scenario.queue().count(), 0);
        return whole.share(run.share());
    }

    private void aim(Offer offer, MessageGroups groups, LongUnaryOperator intendedMicros) {
        BatchBodies bodies = new BatchBodies(offer, fixture.targets(), groups, payload.bodies(), intendedMicros);
        Optional<RequestSigner> signer = testbed.realAws()
                ? Optional.of(RequestSigner.ofDefaultChain(testbed.region()))
                : RequestSigner.ofGivenCredentials(System.getProperties(), testbed.region());
        offer.aimAt(new SendTarget(testbed.sqsEndpoint(), offer.plan(), intendedMicros, bodies, signer));
    }

    private void load(Offer offer) throws InterruptedException {
        Duration patience = offer.plan().length().plus(SEND_PATIENCE);
        if (!await(() -> run.progression().reached(Stage.DRAINING), patience)) {
            throw new BrokenRunException("the load of " + offer.plan().length().toSeconds() + " s had not ended after "
                    + patience.toSeconds() + " s");
        }
    }

    private void drain() throws InterruptedException {
        Duration patience = run.scenario().load().drainWithin();
        facts.drainDeadline(run.clock().micros() + patience.toNanos() / 1_000);
        boolean drained = await(this::isDrained, fixture.subject().takesMessages() ? patience : Duration.ZERO);
        facts.drainEnd(run.clock().micros());
        if (!drained && fixture.subject().takesMessages()) {
            facts.event(run.clock().micros(), "drain deadline passed");
            inspection.dump("not all messages had arrived " + patience.toSeconds() + " s after the last send");
        }
    }

    private boolean isDrained() {
        Progress now = run.ledger().progress();
        return now.waiting() == 0 && now.outstanding() <= 0 && fixture.depth().total() == 0;
    }

    private void backlog(Offer offer, Backlog wanted) throws InterruptedException {
        if (run.paced().isPresent()) {
            Duration drain = run.scenario().load().drainWithin();
            meeting.meet("drained", "", Meeting.PATIENCE.plus(drain));
            fixture.startAnew(PhaseSpans.BACKLOG);
        }
        long fillStart = run.clock().micros();
        aim(offer, groups().next(), batch -> run.clock().micros());
        run.progression().advance(Stage.FILLING);
        if (!await(() -> run.progression().reached(Stage.EMPTYING), wanted.within())) {
            throw new BrokenRunException("the backlog of " + wanted.messages() + " messages was not filled within "
                    + wanted.within().toSeconds() + " s");
        }
        meeting.meet("filled", "", Meeting.PATIENCE.plus(wanted.within()));
        facts.event(run.clock().micros(), "backlog filled");
        if (!fixture.subject().takesMessages()) {
            return;
        }
        long started = run.clock().micros();
        tap.markFirstArrival();
        if (run.paced().isEmpty()) {
            faults.start();
        }
        startSubject();
        facts.drainDeadline(run.clock().micros() + wanted.within().toNanos() / 1_000);
        boolean emptied = await(this::isDrained, wanted.within());
        // The subject's own start is not its speed: the drain counts from the first message that came through.
        long from = tap.firstArrivalMicros().orElse(started);
        facts.backlogDrain(new BacklogDrain(fillStart, from, run.clock().micros(), emptied));
        if (!emptied) {
            inspection.dump(
                    "the backlog was not drained within " + wanted.within().toSeconds() + " s");
        }
    }

    private void settle() throws InterruptedException {
        await(() -> false, GRACE);
    }

    private boolean await(BooleanSupplier condition, Duration patience) throws InterruptedException {
        return run.progression()
                .await(
                        () -> {
                            health.check();
                            meeting.check();
                            arrivals.failure().ifPresent(failure -> {
                                throw new BrokenRunException("reading arrivals from Kafka ended: " + failure, failure);
                            });
                            return condition.getAsBoolean();
                        },
                        LOOK,
                        patience);
    }
}
