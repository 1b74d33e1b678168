package io.connect.features.steps.connector;

import io.connect.features.environment.ConnectorPackage;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.connectors.Connectors;
import io.connect.features.world.place.Place;
import io.connect.features.world.place.Workers;
import io.connect.features.world.topics.Topics;
import io.connect.testbed.sqs.SqsAdmin;
import io.cucumber.java.en.Given;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The connector in a standalone worker. */
public final class StandaloneSteps {
    private final RunningScenario scenario;
    private final Place place;
    private final Workers workers;
    private final Topics topics;
    private final Connectors connectors;

    public StandaloneSteps(
            RunningScenario scenario, Place place, Workers workers, Topics topics, Connectors connectors) {
        this.scenario = scenario;
        this.place = place;
        this.workers = workers;
        this.topics = topics;
        this.connectors = connectors;
    }

    /** Its credentials come from the environment of the process, where the SDK's default chain finds them. */
    @Given("a standalone worker with nothing but the {form}, and a connector from the queue to a topic")
    public void standalone(ConnectorPackage form) {
        Map<String, String> config = new HashMap<>(connectors.configuration());
        config.remove("aws.region");
        config.remove("aws.access.key.id");
        config.remove("aws.secret.access.key");
        topics.create(topics.main(), Map.of());
        workers.use(place.environment()
                .startStandalone(
                        scenario.name(),
                        List.of(form.installTo(place.environment().scratch(scenario.name()))),
                        List.of(config),
                        Map.of(
                                "AWS_REGION", SqsAdmin.REGION,
                                "AWS_ACCESS_KEY_ID", SqsAdmin.ACCESS_KEY_ID,
                                "AWS_SECRET_ACCESS_KEY", Connectors.SECRET_KEY,
                                "AWS_SESSION_TOKEN", Connectors.SESSION_TOKEN)));
        Running.await(connectors);
    }
}
