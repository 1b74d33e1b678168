package io.connect.features.lottery.run;

import io.connect.features.environment.WorkerGroup;
import io.connect.features.lottery.plan.Cluster;
import io.connect.features.lottery.plan.FaultKind;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.PlannedFault;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.limit.PausedProcess;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ToxicTarget;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Carries out the faults of a plan. Begins a fault and returns an action that undoes it. Thread-safe. */
final class Injector {
    /** Longer than Connect's task.shutdown.graceful.timeout.ms or a broker's controlled shutdown. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    /** The longest time of a REST call while workers restart and rebalance. */
    private static final Duration REST_PATIENCE = Duration.ofSeconds(180);

    private static final Duration START_PATIENCE = Duration.ofSeconds(240);

    private static final double PERCENT = 100;

    private static final AwsError KMS_THROTTLED = new AwsError(400, "KmsThrottled", "planted by the lottery");
    private static final AwsError DENIED = new AwsError(403, "AccessDeniedException", "planted by the lottery");

    private final Arena arena;
    private final LaneConnectors connectors;

    Injector(Arena arena, LaneConnectors connectors) {
        this.arena = arena;
        this.connectors = connectors;
    }

    /**
     * Begins a fault.
     *
     * @return an action that ends the fault, and waits until killed processes have started again
     */
    Runnable begin(PlannedFault fault) {
        String target = fault.target();
        int strength = fault.strength();
        return switch (fault.kind()) {
            case WORKER_KILLED, BROKER_KILLED -> end(fault, JvmProcess::kill);
            case WORKER_STOPPED, BROKER_STOPPED -> end(fault, process -> process.stop(GRACE));
            case WORKER_FROZEN, BROKER_FROZEN -> freeze(fault);
            case WORKERS_ROLLED -> roll(Cluster.of(target));
            case TASK_RESTARTED ->
                once(target, (lane, rest) -> rest.restartTask(connectors.name(lane), strength % tasks(lane)));
            case CONNECTOR_RESTARTED -> once(target, (lane, rest) -> rest.restart(connectors.name(lane), false));
            case CONNECTOR_PAUSED -> {
                once(target, (lane, rest) -> rest.pause(connectors.name(lane)));
                yield () -> once(target, (lane, rest) -> rest.resume(connectors.name(lane)));
            }
            case CONNECTOR_STOPPED -> {
                once(target, (lane, rest) -> rest.stop(connectors.name(lane)));
                yield () -> once(target, (lane, rest) -> rest.resume(connectors.name(lane)));
            }
            case TASKS_CHANGED -> {
                once(target, (lane, rest) -> connectors.put(lane, strength));
                yield () -> once(target, (lane, rest) -> connectors.put(lane, lane.tasks()));
            }
            case SQS_AWAY, S3_AWAY, REGISTRY_AWAY, BROKER_CUT -> {
                arena.link(target).target().disable();
                yield () -> arena.link(target).target().enable();
            }
            case LINK_RESET -> arena.link(target).target().resetConnectionsEvery(Duration.ofMillis(strength))::close;
            case LINK_DELAYED ->
                toxics(fault, Toxic.upstream(new Latency(strength, 0)), Toxic.downstream(new Latency(strength, 0)));
            case LINK_NARROWED ->
                toxics(fault, Toxic.upstream(Bandwidth.shared(strength)), Toxic.downstream(Bandwidth.shared(strength)));
            case LINK_HALF_OPEN_OUT -> toxics(fault, Toxic.upstream(new Timeout(0)));
            case LINK_HALF_OPEN_IN -> toxics(fault, Toxic.downstream(new Timeout(0)));
            case SQS_THROTTLED, S3_THROTTLED -> http(fault, List.of(HttpFault.throttle(strength)));
            case SQS_FAILING, S3_FAILING ->
                http(
                        fault,
                        List.of(
                                HttpFault.errors(strength / PERCENT / 2, AwsError.INTERNAL_FAILURE),
                                HttpFault.errors(strength / PERCENT / 2, AwsError.SERVICE_UNAVAILABLE)));
            case SQS_KMS_THROTTLED -> http(fault, List.of(HttpFault.errors(strength / PERCENT, KMS_THROTTLED)));
            case SQS_DENIED -> http(fault, List.of(HttpFault.errors(strength / PERCENT, DENIED)));
            case SQS_PAGES -> pages(arena.link(target), FaultKind.pageStatus(strength));
        };
    }

    /** Kafka promises nothing for two brokers out of sync. */
    private void awaitInSync(PlannedFault fault) {
        if (fault.target().startsWith("broker-")) {
            arena.kafka().awaitInSync();
        }
    }

    private Runnable end(PlannedFault fault, Consumer<JvmProcess> how) {
        awaitInSync(fault);
        how.accept(arena.process(fault.target()));
        return () -> Patience.untilDone("start of " + fault.target(), START_PATIENCE, () -> startAgain(fault.target()));
    }

    /**
     * A worker that starts while its brokers are down may end by itself. It is then started again, as a service manager would
     * do.
     */
    private void startAgain(String name) {
        if (!arena.process(name).isAlive()) {
            arena.restart(name);
        }
    }

    private Runnable freeze(PlannedFault fault) {
        awaitInSync(fault);
        return new PausedProcess(arena.process(fault.target()))::close;
    }

    private Runnable roll(Cluster cluster) {
        WorkerGroup group = arena.group(cluster);
        for (int number = 1; number <= Cluster.WORKERS; number++) {
            String name = cluster.worker(number);
            group.workers().get(number - 1).stop(GRACE);
            Patience.untilDone("start of " + name, START_PATIENCE, () -> startAgain(name));
        }
        return () -> {};
    }

    private static int tasks(Lane lane) {
        return Math.min(lane.tasks(), lane.fifo() ? lane.queueNumbers().size() : lane.tasks());
    }

    private Runnable once(String target, BiConsumer<Lane, ConnectRest> call) {
        Lane lane = Lane.of(target);
        Patience.untilDone(
                "a REST call for " + target, REST_PATIENCE, () -> call.accept(lane, arena.rest(lane.cluster())));
        return () -> {};
    }

    private Runnable toxics(PlannedFault fault, Toxic... toxics) {
        ToxicTarget target = arena.link(fault.target()).target();
        List<Toxic> named = Stream.of(toxics)
                .map(toxic -> toxic.named(toxic.name() + "-" + fault.number()))
                .toList();
        named.forEach(target::addToxic);
        return () -> named.forEach(toxic -> target.removeToxic(toxic.name()));
    }

    private Runnable http(PlannedFault fault, List<HttpFault> faults) {
        List<AppliedHttpFault> applied = faults.stream()
                .map(each -> arena.link(fault.target()).httpFaults().apply(each))
                .toList();
        return () -> applied.forEach(AppliedHttpFault::close);
    }

    /** Until the end of the fault, the path leads to another server. */
    private static Runnable pages(Link link, int status) {
        PageServer server = new PageServer(status);
        Proxy proxy = link.proxy();
        String upstream = proxy.upstream();
        proxy.update(proxy.listen(), server.address(), true);
        return () -> {
            proxy.update(proxy.listen(), upstream, true);
            server.close();
        };
    }
}
