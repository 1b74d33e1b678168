package io.connect.features.steps.messages;

import io.connect.features.world.messages.Outbox;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.stores.Schemas;
import io.connect.features.world.topics.Topics;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.Map;

/** Schemas in the registry, and bodies that follow them. */
public final class SchemaSteps {
    private final Schemas schemas;
    private final Queues queues;
    private final Outbox outbox;
    private final Topics topics;

    public SchemaSteps(Schemas schemas, Queues queues, Outbox outbox, Topics topics) {
        this.schemas = schemas;
        this.queues = queues;
        this.outbox = outbox;
        this.topics = topics;
    }

    @ParameterType("Avro|JSON|Protobuf")
    public String schemaType(String words) {
        return words.toUpperCase(java.util.Locale.ROOT);
    }

    @Given("this {schemaType} schema for the topic in the registry")
    public void register(String type, String schema) {
        schemas.register(topics.main() + "-value", type, schema);
    }

    @When("a message of that schema with the bytes {string} is sent")
    public void sendWire(String hex) {
        sendWire(schemas.latest(), hex);
    }

    @When("a message of the schema {int} with the bytes {string} is sent")
    public void sendWire(int id, String hex) {
        outbox.send(queues.only(), null, Schemas.wireFormat(id, hex), Map.of());
    }
}
