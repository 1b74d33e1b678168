package io.connect.features.steps.faults;

import io.connect.features.environment.WorkerGroup;
import io.connect.features.steps.Waiting;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.outcome.Outcome;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.Workers;
import io.connect.testbed.kafka.KafkaCluster;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Kills of workers, brokers and tasks at random moments. */
public final class RandomEndSteps {
    private static final Logger log = LoggerFactory.getLogger(RandomEndSteps.class);
    private static final int ONLY = 1;

    /** Between two kills messages must flow again; otherwise later kills would only hit a process that is already down. */
    private static final int DELIVERED_BETWEEN = 50;

    private static final int LATEST_MOMENT_MS = 2_000;

    private enum End {
        WORKER_KILLED,
        BROKER_KILLED,
        TASK_RESTARTED
    }

    private final RunningScenario scenario;
    private final Place place;
    private final Workers workers;
    private final Connectors connectors;
    private final Outcome outcome;

    public RandomEndSteps(
            RunningScenario scenario, Place place, Workers workers, Connectors connectors, Outcome outcome) {
        this.scenario = scenario;
        this.place = place;
        this.workers = workers;
        this.connectors = connectors;
        this.outcome = outcome;
    }

    @When("worker, broker or task ends at a random moment, {int} times over")
    public void endAnything(int times) throws InterruptedException {
        List<End> kinds = List.of(End.values());
        long seed = Long.getLong("features.seed", System.nanoTime());
        log.info("random ends from -Dfeatures.seed={}", seed);
        Random random = new Random(seed);
        scenario.atEnd(workers.own()::revive);
        for (End next : sequence(kinds, times, random)) {
            awaitFlow();
            TimeUnit.MILLISECONDS.sleep(random.nextInt(LATEST_MOMENT_MS));
            log.info("{} with {}", next, outcome.account());
            switch (next) {
                case WORKER_KILLED -> killWorker();
                case BROKER_KILLED -> killBroker(random);
                case TASK_RESTARTED -> connectors.restartTask();
            }
        }
        awaitFlow();
        kafka().awaitReady();
    }

    /** Uses each kind in turn, so that none is left out by chance; the order is random. */
    private static List<End> sequence(List<End> kinds, int times, Random random) {
        List<End> ends = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            ends.add(kinds.get(i % kinds.size()));
        }
        Collections.shuffle(ends, random);
        return ends;
    }

    private void killWorker() {
        WorkerGroup own = workers.own();
        own.kill(ONLY);
        own.revive();
    }

    /**
     * Any of the brokers, whatever its role at that moment. Messages do not wait until this broker is back. The next kill
     * does wait, because two of three brokers down is an outage.
     */
    private void killBroker(Random random) {
        KafkaCluster kafka = kafka();
        kafka.awaitReady();
        int number = 1 + random.nextInt(kafka.brokers().size());
        kafka.kill(number);
        kafka.restart(number);
    }

    private KafkaCluster kafka() {
        return place.own().testbed().kafka();
    }

    /** Waits until messages arrive again. */
    private void awaitFlow() {
        long before = outcome.account().delivered();
        Waiting.until(
                "messages arrive again",
                Waiting.AFTER_A_KILL,
                () -> outcome.account().delivered() >= before + DELIVERED_BETWEEN,
                () -> outcome.account() + ", " + connectors.status());
    }
}
