package io.connect.features.steps;

import io.connect.features.environment.WorkerGroup;
import io.connect.features.world.World;
import io.connect.testbed.connect.ConnectorStatus;
import io.connect.testbed.fault.PausedProcess;
import io.connect.testbed.kafka.KafkaCluster;
import io.connect.testbed.process.JvmProcess;
import io.cucumber.java.en.When;
import java.util.concurrent.TimeUnit;

/** Workers and the broker as processes: killed, started again, paused. Whatever is done is undone after the scenario. */
public final class ProcessSteps {
    private static final int ONLY = 1;

    private final World world;

    public ProcessSteps(World world) {
        this.world = world;
    }

    @When("the worker is killed")
    public void killWorker() {
        WorkerGroup workers = world.workers();
        world.atEnd(workers::revive);
        workers.kill(ONLY);
    }

    @When("the worker is started again")
    public void startWorker() {
        world.workers().revive();
    }

    @When("the worker that runs the task is killed")
    public void killWorkerOfTask() {
        WorkerGroup workers = world.workers();
        world.atEnd(workers::revive);
        ConnectorStatus.Task task = world.connectors().status().tasks().get(0);
        workers.kill(workers.numberOf(task.worker()));
    }

    @When("the broker is killed and started again")
    public void restartBroker() {
        KafkaCluster kafka = kafka();
        kafka.kill(ONLY);
        kafka.restart(ONLY);
        kafka.awaitReady();
    }

    @When("the worker hangs for {int} seconds")
    public void pauseWorker(int seconds) {
        pause(world.workers().workers().get(0), seconds);
    }

    @When("the broker hangs for {int} seconds")
    public void pauseBroker(int seconds) {
        pause(kafka().brokers().get(0), seconds);
    }

    @When("the broker hangs")
    public void pauseBroker() {
        PausedProcess paused = new PausedProcess(kafka().brokers().get(0));
        world.atEnd(paused::close);
        world.paused(paused);
    }

    @When("the broker goes on")
    public void resumeBroker() {
        world.paused().close();
    }

    /** The length of the pause is the very thing a scenario is about, so time itself is what is waited for. */
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
        return world.environment().testbed().kafka();
    }
}
