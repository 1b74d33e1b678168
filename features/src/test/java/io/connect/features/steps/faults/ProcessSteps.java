package io.connect.features.steps.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.environment.WorkerGroup;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.outcome.Outage;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.Workers;
import io.connect.features.world.topics.Topics;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.limit.CpuLimit;
import io.connect.testbed.limit.PausedProcess;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.When;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;

/** Workers and the broker as processes: killed, restarted, paused. The effect of each step is undone before the next scenario. */
public final class ProcessSteps {
    private static final int ONLY = 1;

    /** The CPU time above its share that a quota allows before it first takes effect. */
    private static final double LIMIT_TOLERANCE = 0.1;

    private final RunningScenario scenario;
    private final Place place;
    private final Workers workers;
    private final Connectors connectors;
    private final Topics topics;
    private final Outage outage;
    /** The paused broker, until the scenario resumes it. */
    private Optional<PausedProcess> broker = Optional.empty();

    public ProcessSteps(
            RunningScenario scenario,
            Place place,
            Workers workers,
            Connectors connectors,
            Topics topics,
            Outage outage) {
        this.scenario = scenario;
        this.place = place;
        this.workers = workers;
        this.connectors = connectors;
        this.topics = topics;
        this.outage = outage;
    }

    @When("the worker is killed")
    public void killWorker() {
        WorkerGroup own = workers.own();
        scenario.atEnd(own::revive);
        own.kill(ONLY);
        outage.ended();
    }

    @When("the worker is started again")
    public void startWorker() {
        workers.own().revive();
    }

    /** The other worker continues. */
    @When("the/a worker that runs the/a task is killed")
    public void killWorkerOfTask() {
        WorkerGroup own = workers.own();
        ConnectorStatus.Task task = connectors.status().tasks().get(0);
        own.kill(own.numberOf(task.worker()));
        outage.ended();
    }

    @When("the broker is killed and started again")
    public void restartBroker() {
        KafkaCluster kafka = kafka();
        kafka.kill(ONLY);
        kafka.restart(ONLY);
        kafka.awaitReady();
    }

    /** The broker stays down until the scenario ends. The next scenario that reserves the environment finds it running. */
    @When("the broker that leads the topic is killed")
    public void killLeader() {
        kafka().kill(topics.leader());
        outage.ended();
    }

    @When("the worker has {double} cores for {int} seconds")
    public void limitWorker(double cores, int seconds) {
        CpuLimit limit = CpuLimit.apply(workers.own().workers().get(0), cores);
        outage.last(
                seconds,
                () -> {
                    OptionalDouble measured = limit.measuredCores();
                    limit.close();
                    double used = measured.orElseThrow(
                            () -> new AssertionError("the worker ended while its CPU was limited"));
                    scenario.note("%s: %.2f of %.2f cores used"
                            .formatted(limit.mechanism().text(), used, cores));
                    assertThat(used).as("cores the worker used").isLessThan(cores + LIMIT_TOLERANCE);
                },
                () -> 0);
    }

    @When("the worker hangs for {int} seconds")
    public void pauseWorker(int seconds) {
        pause(workers.own().workers().get(0), seconds);
    }

    @When("the broker hangs")
    public void pauseBroker() {
        PausedProcess hanging = new PausedProcess(kafka().brokers().get(0));
        scenario.atEnd(hanging::close);
        broker = Optional.of(hanging);
    }

    @When("the broker goes on")
    public void resumeBroker() {
        broker.orElseThrow(() -> new IllegalStateException("the broker does not hang"))
                .close();
    }

    /** The scenario is about the length of the pause, so it waits for that time. */
    private static void pause(JvmProcess process, int seconds) {
        PausedProcess paused = new PausedProcess(process);
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            paused.close();
        }
    }

    private KafkaCluster kafka() {
        return place.own().testbed().kafka();
    }
}
