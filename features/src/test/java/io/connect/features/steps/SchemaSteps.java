package io.connect.features.steps;

import io.connect.features.world.Schemas;
import io.connect.features.world.World;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.Map;

/** Schemas in the registry, and bodies that are written by them. */
public final class SchemaSteps {
    private final World world;

    public SchemaSteps(World world) {
        this.world = world;
    }

    @ParameterType("Avro|JSON|Protobuf")
    public String schemaType(String words) {
        return words.toUpperCase(java.util.Locale.ROOT);
    }

    @Given("this {schemaType} schema for the topic in the registry")
    public void register(String type, String schema) {
        world.schemas().register(world.topics().main() + "-value", type, schema);
    }

    @When("a message of that schema with the bytes {string} is sent")
    public void sendWire(String hex) {
        sendWire(world.schemas().latest(), hex);
    }

    @When("a message of the schema {int} with the bytes {string} is sent")
    public void sendWire(int id, String hex) {
        world.queues().outbox().send(world.queues().only(), null, Schemas.wireFormat(id, hex), Map.of());
    }

    @When("the registry cannot be reached")
    public void cut() {
        world.registryLink().disable();
    }

    @When("the registry can be reached again")
    public void restore() {
        world.registryLink().enable();
    }
}
