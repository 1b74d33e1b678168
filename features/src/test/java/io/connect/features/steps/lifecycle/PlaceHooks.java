package io.connect.features.steps.lifecycle;

import io.connect.features.environment.EnvironmentKind;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.RegistryAccess;
import io.connect.features.world.place.SqsAccess;
import io.connect.features.world.place.StoreAccess;
import io.connect.features.world.place.Workers;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.ToxicType;
import io.cucumber.java.Before;

/** Chooses the environment of a scenario by its tags. */
public final class PlaceHooks {
    private static final int HOOKS_OF_THE_PLACE = 2;

    private final RunningScenario scenario;
    private final Place place;
    private final Workers workers;
    private final SqsAccess sqs;
    private final StoreAccess s3;
    private final RegistryAccess registry;

    public PlaceHooks(
            RunningScenario scenario,
            Place place,
            Workers workers,
            SqsAccess sqs,
            StoreAccess s3,
            RegistryAccess registry) {
        this.scenario = scenario;
        this.place = place;
        this.workers = workers;
        this.sqs = sqs;
        this.s3 = s3;
        this.registry = registry;
    }

    @Before(value = "@own-environment", order = 1)
    public void inAnEnvironmentOfItsOwn() {
        reserve(EnvironmentKind.OWN);
    }

    @Before(value = "@three-brokers", order = 1)
    public void onThreeBrokers() {
        reserve(EnvironmentKind.OWN_THREE_BROKERS);
    }

    /** It runs before the connector connects, because the first fault would close open connections. */
    @Before(value = "@broker-calls", order = HOOKS_OF_THE_PLACE)
    public void withCallsToTheBrokerRead() {
        Proxy broker = place.own().testbed().links().get("broker-1").proxy();
        broker.readCalls(ToxicType.KAFKA_CALL);
        scenario.atEnd(broker::stopReadingCalls);
    }

    @Before(value = "@sqs-calls", order = HOOKS_OF_THE_PLACE)
    public void withCallsToSqsRead() {
        sqs.openLink();
        sqs.link().readCalls(ToxicType.AWS_CALL);
    }

    private void reserve(EnvironmentKind kind) {
        place.reserve(kind);
        scenario.restartClock();
    }

    @Before("@exactly-once")
    public void onWorkersWithExactlyOnceSupport() {
        workers.use(WorkerGroupKind.EXACTLY_ONCE);
    }

    @Before("@two-workers")
    public void onTwoWorkers() {
        workers.use(WorkerGroupKind.PAIR);
    }

    @Before("@links")
    public void onAPathOfItsOwn() {
        sqs.openLink();
    }

    @Before("@http-faults")
    public void withFaultsInFrontOfSqs() {
        sqs.putFaultsInFront();
    }

    @Before("@s3-faults")
    public void withFaultsInFrontOfS3() {
        s3.putFaultsInFront();
    }

    @Before("@registry-link")
    public void onAPathOfItsOwnToTheRegistry() {
        registry.openLink();
    }
}
