package io.connect.bench.run;

import io.connect.bench.BrokenRunException;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.load.BatchBodies;
import io.connect.bench.load.BatchSender;
import io.connect.bench.load.HostClock;
import io.connect.bench.load.LoadPhase;
import io.connect.bench.load.LoadPlan;
import io.connect.bench.load.MessageGroups;
import io.connect.bench.load.OfferedLoad;
import io.connect.bench.load.Placement;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.sample.CpuMeter;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.subject.SubjectHandle;
import io.connect.bench.warm.WarmBlocks;
import io.connect.bench.warm.WarmState;
import io.connect.bench.warm.Warmth;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warms up the workers of a scenario with blocks of the same kind of messages. A block takes a few seconds. The warm-up ends when
 * the speed is steady ({@link Warmth}) or the environment's time limit is reached. The warm-up is not measured.
 */
final class WarmUp {

    private static final Logger log = LoggerFactory.getLogger(WarmUp.class);

    /** Blocks of two seconds: long enough to measure a rate, and short enough to see it change. */
    private static final WarmBlocks BLOCKS = new WarmBlocks(1_000, 200, 200_000, 2);
    /** Maximum size of all records of a block: it warms up code, not the network. */
    private static final long BLOCK_BYTES = 200_000_000;

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final Duration START_PATIENCE = Duration.ofSeconds(90);
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_SECOND = 1e9;

    private final Scenario scenario;
    private final RunSite site;
    private final CpuMeter meter;
    private long sent;

    private WarmUp(Scenario scenario, RunSite site, Testbed testbed) {
        this.scenario = scenario;
        this.site = site;
        this.meter = new CpuMeter(testbed.connect().workers());
    }

    /**
     * Warms up for a scenario in an environment on this machine. Queues, topic and connector are created for the warm-up and
     * removed after it.
     */
    static WarmState of(Scenario scenario, HostClock clock, RunningEnvironment environment, String runId) {
        Scenario own = scenario.withSuffix("warm-up").withoutFaults().withoutTargets();
        try (RunSite site = RunSite.layOut(environment, new ScenarioRun(own, clock), runId)) {
            return new WarmUp(own, site, environment.owned().orElseThrow()).run();
        }
    }

    private WarmState run() {
        SubjectHandle subject = site.fixture().subject();
        site.fixture().startSubject();
        Awaitility.await().atMost(START_PATIENCE).pollInterval(LOOK).until(subject::isRunning);
        long begin = System.nanoTime();
        List<Warmth.Block> blocks = BLOCKS.untilSteady(scenario.environment().rehearsal(), size -> move(atMost(size)));
        WarmState state = new WarmState(Warmth.isSteady(blocks), (System.nanoTime() - begin) / NANOS_PER_SECOND, sent);
        log.info("{}: {}, blocks of {}", scenario.id(), state, blocks);
        return state;
    }

    private int atMost(int size) {
        long bytes = PayloadStage.largestRecord(scenario.load());
        return (int) Math.max(10, Math.min(size, BLOCK_BYTES / Math.max(1, bytes)));
    }

    private Warmth.Block move(int size) {
        long begin = System.nanoTime();
        send(size);
        Awaitility.await()
                .atMost(DRAIN_PATIENCE.plus(scenario.environment().rehearsal()))
                .pollInterval(LOOK)
                .pollDelay(Duration.ZERO)
                .until(() -> site.fixture().depth().total() == 0);
        double seconds = (System.nanoTime() - begin) / NANOS_PER_SECOND;
        return new Warmth.Block(size / seconds, meter.compileShare());
    }

    private void send(int size) {
        Load load = scenario.load();
        LoadPlan plan = new LoadPlan(List.of(new LoadPhase("block", size, Duration.ofSeconds(1))), load.batch());
        OfferedLoad offer = new OfferedLoad(new Ledger(), plan, sent, 0);
        MessageGroups groups = new MessageGroups(load.groups(), scenario.queue().count(), 0);
        Placement placement = new Placement(offer, scenario.queue().count(), groups);
        BatchBodies bodies = new BatchBodies(
                placement, site.fixture().targets(), site.payload().bodies(), batch -> 0);
        Optional<String> refused = BatchSender.send(site.environment().sqsEndpoint(), plan, bodies);
        refused.ifPresent(why -> {
            throw new BrokenRunException("the warm-up of " + scenario.id() + " could not send: " + why);
        });
        sent += size;
    }
}
