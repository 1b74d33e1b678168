package io.connect.features.steps.messages;

import io.connect.features.world.messages.Bodies;
import io.connect.features.world.messages.Outbox;
import io.connect.features.world.messages.Queue;
import io.connect.features.world.messages.Queues;
import io.connect.features.world.messages.Traffic;
import io.connect.features.world.stores.Placeholders;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** The messages of a scenario, and how they are sent. */
public final class MessageSteps {
    private static final int SMALL_BYTES = 200;
    private static final int KB = 1_000;
    private static final int DEFAULT_GROUPS = 10;
    private static final String BODY = "body";
    private static final String GROUP = "group";
    private static final String DEDUPLICATION_ID = "deduplication id";
    private static final Set<String> NO_ATTRIBUTES = Set.of(BODY, GROUP, DEDUPLICATION_ID);

    private final Queues queues;
    private final Outbox outbox;
    private final Traffic traffic;
    private final Placeholders placeholders;

    public MessageSteps(Queues queues, Outbox outbox, Traffic traffic, Placeholders placeholders) {
        this.queues = queues;
        this.outbox = outbox;
        this.traffic = traffic;
        this.placeholders = placeholders;
    }

    @When("{int} message(s) is/are sent")
    public void send(int count) {
        outbox.generate(queues.only(), count, DEFAULT_GROUPS, SMALL_BYTES);
    }

    @When("{int} message(s) of {int} KB is/are sent")
    public void sendSized(int count, int kilobytes) {
        outbox.generate(queues.only(), count, DEFAULT_GROUPS, kilobytes * KB);
    }

    @When("{int} messages in {int} group(s) are sent")
    public void sendInGroups(int count, int groups) {
        outbox.generate(queues.only(), count, groups, SMALL_BYTES);
    }

    @When("{int} messages are sent to each queue")
    public void sendToEach(int count) {
        for (Queue queue : queues.all()) {
            outbox.generate(queue, count, DEFAULT_GROUPS, SMALL_BYTES);
        }
    }

    /**
     * One row per message. The columns {@code body}, {@code group} and {@code deduplication id} belong to the message; any
     * other column is an attribute.
     */
    @When("these messages are sent")
    public void sendThese(List<Map<String, String>> rows) {
        for (Map<String, String> row : rows) {
            Map<String, MessageAttributeValue> attributes = new LinkedHashMap<>();
            row.forEach((column, value) -> {
                if (!NO_ATTRIBUTES.contains(column) && value != null) {
                    attributes.put(column, attribute("String", value));
                }
            });
            outbox.send(
                    queues.only(),
                    row.get(GROUP),
                    Optional.ofNullable(row.get(DEDUPLICATION_ID)),
                    Bodies.of(placeholders.resolve(row.get(BODY))),
                    attributes);
        }
    }

    @When("the message {string} is sent with the attributes")
    public void sendWithAttributes(String body, List<Map<String, String>> attributes) {
        Map<String, MessageAttributeValue> typed = new LinkedHashMap<>();
        attributes.forEach(row -> typed.put(row.get("name"), attribute(row.get("type"), row.get("value"))));
        outbox.send(queues.only(), null, body, typed);
    }

    @When("the message is sent")
    public void sendText(String body) {
        outbox.send(queues.only(), null, Bodies.of(placeholders.resolve(body)), Map.of());
    }

    @When("the message {string} is sent with the trace header {string}")
    public void sendTraced(String body, String trace) {
        outbox.sendTraced(queues.only(), body, trace);
    }

    @When("a message of {int} KB is sent to the group {string}")
    public void sendToGroup(int kilobytes, String group) {
        outbox.send(queues.only(), group, "x".repeat(kilobytes * KB), Map.of());
    }

    @When("{int} gzipped messages are sent")
    public void sendGzipped(int count) {
        for (int i = 0; i < count; i++) {
            outbox.send(queues.only(), null, Bodies.of("gzip of " + gzippedText(i)), Map.of());
        }
    }

    @When("a gzipped message of {int} zeros is sent")
    public void sendZeros(int bytes) {
        outbox.send(queues.only(), null, Bodies.gzip(new byte[bytes]), Map.of());
    }

    /** The text of the gzipped message with this number. */
    static String gzippedText(int number) {
        return "gzipped text " + number;
    }

    @When("messages keep being sent at {int} a second in {int} groups")
    public void keepSending(int perSecond, int groups) {
        traffic.start(onlyQueue(), perSecond, groups, SMALL_BYTES);
    }

    @When("messages keep being sent to each queue at {int} a second in {int} groups")
    public void keepSendingToEach(int perSecond, int groups) {
        traffic.start(queues.all(), perSecond, groups, SMALL_BYTES);
    }

    @When("messages keep being sent to each queue but the last at {int} a second")
    public void keepSendingToAllButTheLast(int perSecond) {
        List<Queue> all = queues.all();
        traffic.start(all.subList(0, all.size() - 1), perSecond, DEFAULT_GROUPS, SMALL_BYTES);
    }

    @When("messages keep being sent at {int} a second")
    public void keepSending(int perSecond) {
        traffic.start(onlyQueue(), perSecond, DEFAULT_GROUPS, SMALL_BYTES);
    }

    @When("messages of {int} KB keep being sent at {int} a second")
    public void keepSendingSized(int kilobytes, int perSecond) {
        traffic.start(onlyQueue(), perSecond, DEFAULT_GROUPS, kilobytes * KB);
    }

    @When("no more messages are sent")
    public void stopSending() {
        traffic.end();
    }

    private List<Queue> onlyQueue() {
        return List.of(queues.only());
    }

    private static MessageAttributeValue attribute(String type, String value) {
        MessageAttributeValue.Builder attribute =
                MessageAttributeValue.builder().dataType(type);
        return type.startsWith("Binary")
                ? attribute.binaryValue(SdkBytes.fromUtf8String(value)).build()
                : attribute.stringValue(value).build();
    }
}
