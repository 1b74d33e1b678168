package io.connect.features.lottery.run;

import io.connect.features.lottery.plan.Cluster;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.Part;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.ConnectorStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Acts as an operator's script: restarts processes that ended by themselves, and failed tasks, because Connect does not. Runs
 * on a thread of its own until it is closed.
 */
final class Operator implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(Operator.class);
    private static final int SECONDS_BETWEEN_ROUNDS = 3;

    private final Arena arena;
    private final LaneConnectors connectors;
    private final Chronicle chronicle;
    private final ScheduledExecutorService rounds =
            Executors.newSingleThreadScheduledExecutor(task -> new Thread(task, "operator"));

    Operator(Arena arena, LaneConnectors connectors, Chronicle chronicle) {
        this.arena = arena;
        this.connectors = connectors;
        this.chronicle = chronicle;
        rounds.scheduleWithFixedDelay(this::round, SECONDS_BETWEEN_ROUNDS, SECONDS_BETWEEN_ROUNDS, TimeUnit.SECONDS);
    }

    /** Connectors that are not running, each with its state; empty if all run. */
    List<String> notRunning() {
        List<String> found = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            try {
                Optional<ConnectorStatus> status = arena.rest(lane.cluster()).status(connectors.name(lane));
                if (!status.map(ConnectorStatus::isRunning).orElse(false)) {
                    found.add(
                            lane.text() + " is " + status.map(Operator::states).orElse("unknown"));
                }
            } catch (ConnectRestException e) {
                found.add(lane.text() + " is unknown: " + e.getMessage());
            }
        }
        return found;
    }

    private static String states(ConnectorStatus status) {
        return status.state() + " with tasks "
                + status.tasks().stream().map(ConnectorStatus.Task::state).toList();
    }

    private void round() {
        processes().forEach(this::revive);
        for (Lane lane : Lane.values()) {
            try {
                lookAfter(lane);
            } catch (ConnectRestException e) {
                log.debug("{} is asked again: no worker answers, or they rebalance", lane, e);
            } catch (RuntimeException e) {
                // An exception that leaves this method would end the schedule without a message.
                log.warn("cannot look after {}", lane, e);
            }
        }
    }

    private static Stream<String> processes() {
        return Stream.concat(
                Arrays.stream(Cluster.values()).flatMap(cluster -> cluster.workers().stream()),
                Part.BROKER.targets().stream());
    }

    private void lookAfter(Lane lane) {
        ConnectRest rest = arena.rest(lane.cluster());
        Optional<ConnectorStatus> status = rest.status(connectors.name(lane));
        if (status.map(ConnectorStatus::hasFailed).orElse(false)) {
            rest.restart(connectors.name(lane), true);
            chronicle.repaired(
                    lane.text(),
                    "restarted because " + ConnectorStatus.reason(status.get().failures()));
        }
    }

    private void revive(String process) {
        ReentrantLock lock = arena.lock(process);
        if (arena.process(process).diedByItself() && lock.tryLock()) {
            try {
                if (arena.process(process).diedByItself()) {
                    chronicle.repaired(process, "started again, as it had ended by itself");
                    arena.restart(process);
                }
            } catch (RuntimeException e) {
                log.warn("{} has not started again", process, e);
            } finally {
                lock.unlock();
            }
        }
    }

    @Override
    public void close() {
        rounds.shutdownNow();
    }
}
