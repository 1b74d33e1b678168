package io.connect.features.steps.messages;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.steps.Waiting;
import io.connect.features.world.messages.Bodies;
import io.connect.features.world.messages.Outbox;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.place.StoreAccess;
import io.connect.features.world.stores.Bucket;
import io.connect.features.world.topics.Arrived;
import io.connect.features.world.topics.Topics;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.http.RequestMatch;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Objects in S3 that messages refer to. */
public final class ObjectSteps {
    private static final int MB = 1_000_000;

    private final Bucket bucket;
    private final Queues queues;
    private final Outbox outbox;
    private final Topics topics;
    private final StoreAccess s3;

    public ObjectSteps(Bucket bucket, Queues queues, Outbox outbox, Topics topics, StoreAccess s3) {
        this.bucket = bucket;
        this.queues = queues;
        this.outbox = outbox;
        this.topics = topics;
        this.s3 = s3;
    }

    @Given("an object {string} that holds {string}")
    @When("the object {string} is changed to hold {string}")
    public void put(String key, String content) {
        bucket.put(key, content.getBytes(StandardCharsets.UTF_8));
    }

    @Given("an object {string} of {int} MB")
    public void putLarge(String key, int megabytes) {
        bucket.put(key, "x".repeat(megabytes * MB).getBytes(StandardCharsets.UTF_8));
    }

    /** The object is gzipped without base64, because it may be binary. */
    @Given("an object {string} that holds the gzipped bytes of {string}")
    public void putGzipped(String key, String content) {
        bucket.put(key, Bodies.gzippedBytes(content));
    }

    @When("a reference to the object {string} is kept as it is")
    public void keepReference(String key) {
        bucket.keep(key);
    }

    @When("the kept reference is sent")
    public void sendKept() {
        outbox.send(queues.only(), null, bucket.kept(), Map.of());
    }

    @When("S3 denies access to the object {string}")
    public void deny(String key) {
        fail(HttpFault.errors(1, new AwsError(403, "AccessDenied", "Access Denied")), key);
    }

    @When("S3 answers the next {int} calls for the object {string} with {int} {string}")
    public void failNext(int calls, String key, int status, String code) {
        fail(HttpFault.failFirst(calls, new AwsError(status, code, "as this specification demands")), key);
    }

    @When("{int} messages that refer to the object {string} are sent")
    public void sendReferences(int count, String key) {
        for (int i = 0; i < count; i++) {
            outbox.send(queues.only(), null, "{\"n\":" + i + ",\"s3Uri\":\"" + bucket.reference(key) + "\"}", Map.of());
        }
    }

    @Then("{int} messages that refer to the object {string} have arrived with {string}")
    public void referencesArrived(int count, String key, String content) {
        Waiting.until(
                Waiting.USUAL,
                () -> assertThat(topics.look(topics.main()))
                        .as("messages that refer to %s", key)
                        .extracting(Arrived::value)
                        .containsExactlyInAnyOrderElementsOf(IntStream.range(0, count)
                                .mapToObj(n -> "{\"n\":" + n + ",\"s3Uri\":\"" + content + "\"}")
                                .toList()));
    }

    @Then("{int} records of more than {int} MB arrive")
    public void largeRecords(int count, int megabytes) {
        Supplier<List<String>> arrived = () -> topics.look(topics.main()).stream()
                .map(Arrived::value)
                .filter(value -> value.length() > megabytes * MB)
                .toList();
        Waiting.whileItMoves(Waiting.USUAL, arrived, large -> {
            // Compares counts, because a failure message about the collection would contain all its records.
            assertThat(large.size()).as("large records").isEqualTo(count);
            assertThat(Set.copyOf(large).size()).as("large records that differ").isEqualTo(count);
        });
    }

    private void fail(HttpFault fault, String key) {
        s3.faults().apply(fault.withMatch(RequestMatch.http("GET", "/" + bucket.name() + "/" + key)));
    }
}
