package io.connect.conformance.scenario;

import io.connect.conformance.client.Answer;
import io.connect.conformance.client.Refusal;
import io.connect.conformance.client.SqsCaller;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * One scenario against one service. A trial creates its own queues, calls the service, checks the answers, and deletes
 * the queues. For use by one thread.
 */
public final class Trial {

    /** The deadline suits services under load. An available message is normally received much earlier. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final long STEP_MILLIS = 50;

    private final SqsCaller caller;
    private final String prefix;
    private final Deque<String> queues = new ArrayDeque<>();
    private int names;

    /** @param prefix the prefix of the trial's queue names, which no other trial has */
    public Trial(SqsCaller caller, String prefix) {
        this.caller = caller;
        this.prefix = prefix;
    }

    public SqsCaller caller() {
        return caller;
    }

    /** A unique name for a queue. */
    public String name() {
        return prefix + "-" + names++;
    }

    /** Creates a standard queue. The attributes are alternating names and values. */
    public String standard(String... attributes) {
        return make(name(), map((Object[]) attributes));
    }

    /** Creates a FIFO queue. */
    public String fifo(String... attributes) {
        Map<String, Object> all = map((Object[]) attributes);
        all.put("FifoQueue", "true");
        return make(name() + ".fifo", all);
    }

    /** Creates a queue. */
    public String make(String name, Map<String, Object> attributes) {
        String url =
                call("CreateQueue", "QueueName", name, "Attributes", attributes).text("QueueUrl");
        queues.push(url);
        return url;
    }

    /** Calls an action. The parameters are alternating names and values. A parameter without a value is omitted. */
    public Answer call(String action, Object... parameters) {
        return caller.call(action, parameters(parameters));
    }

    private static Map<String, Object> parameters(Object... pairs) {
        Map<String, Object> map = map(pairs);
        map.values().removeIf(value -> value == null || value instanceof Map<?, ?> entries && entries.isEmpty());
        return map;
    }

    /** Creates a map from alternating names and values. */
    public static Map<String, Object> map(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            map.put((String) pairs[i], pairs[i + 1]);
        }
        return map;
    }

    /** Sends a message. Further parameters are alternating names and values. */
    public Answer send(String url, String body, Object... more) {
        Map<String, Object> all = parameters("QueueUrl", url, "MessageBody", body);
        all.putAll(parameters(more));
        return caller.call("SendMessage", all);
    }

    /** Sends a message to a group, with a unique deduplication id. */
    public Answer sendTo(String url, String group, String body) {
        return send(url, body, "MessageGroupId", group, "MessageDeduplicationId", name());
    }

    /** Receives once. */
    public List<Answer> receive(String url, Object... more) {
        Map<String, Object> all = parameters("QueueUrl", url);
        all.putAll(parameters(more));
        return caller.call("ReceiveMessage", all).list("Messages");
    }

    /** Receives one message, with all of its attributes. */
    public Answer receiveOne(String url, Object... more) {
        return receiveOne(PATIENCE, url, more);
    }

    /** Receives one message that may take a while to become visible. */
    public Answer receiveOne(Duration patience, String url, Object... more) {
        long giveUp = System.nanoTime() + patience.toNanos();
        do {
            List<Answer> messages = receive(url, all(more));
            if (!messages.isEmpty()) {
                return messages.get(0);
            }
        } while (System.nanoTime() < giveUp);
        throw new Deviation("nothing received within " + patience.toSeconds() + " s");
    }

    /** Receives and deletes messages until it has the wanted number. */
    public List<Answer> take(String url, int wanted) {
        List<Answer> taken = new ArrayList<>();
        long giveUp = System.nanoTime() + PATIENCE.toNanos();
        while (taken.size() < wanted && System.nanoTime() < giveUp) {
            for (Answer each : receive(url, all("MaxNumberOfMessages", Math.min(10, wanted - taken.size())))) {
                taken.add(each);
                delete(url, each.text("ReceiptHandle"));
            }
        }
        if (taken.size() < wanted) {
            throw new Deviation(taken.size() + " of " + wanted + " messages received");
        }
        return taken;
    }

    private static Object[] all(Object... more) {
        List<Object> all = new ArrayList<>(List.of(
                "WaitTimeSeconds", 1, "AttributeNames", List.of("All"), "MessageAttributeNames", List.of("All")));
        all.addAll(List.of(more));
        return all.toArray();
    }

    public void delete(String url, String handle) {
        call("DeleteMessage", "QueueUrl", url, "ReceiptHandle", handle);
    }

    public void changeVisibility(String url, String handle, int seconds) {
        call("ChangeMessageVisibility", "QueueUrl", url, "ReceiptHandle", handle, "VisibilityTimeout", seconds);
    }

    /** Creates an entry of a batch. */
    public static Map<String, Object> entry(String id, Object... more) {
        Map<String, Object> entry = map(more);
        entry.put("Id", id);
        return entry;
    }

    /** Creates a message attribute. */
    public static Map<String, Object> attribute(String type, String value) {
        return map("DataType", type, type.startsWith("Binary") ? "BinaryValue" : "StringValue", value);
    }

    public Map<String, String> attributes(String url, String... names) {
        return call("GetQueueAttributes", "QueueUrl", url, "AttributeNames", List.of(names))
                .map("Attributes");
    }

    public String arn(String url) {
        return attributes(url, "QueueArn").get("QueueArn");
    }

    /** Creates a redrive policy. */
    public static String redrive(String deadLetterArn, int maxReceiveCount) {
        return "{\"deadLetterTargetArn\":\"" + deadLetterArn + "\",\"maxReceiveCount\":" + maxReceiveCount + "}";
    }

    /** Checks that no message can be received, even by a receive that waits a second. */
    public void expectNothing(String url) {
        List<Answer> messages = receive(url, "WaitTimeSeconds", 1, "MaxNumberOfMessages", 10);
        expect(messages.isEmpty(), "received " + Answer.texts(messages, "Body"));
    }

    public void expect(boolean met, String otherwise) {
        if (!met) {
            throw new Deviation(otherwise);
        }
    }

    public void expectEqual(Object actual, Object expected) {
        expect(expected.equals(actual), actual + " instead of " + expected);
    }

    /** Waits until the condition is true. */
    public void await(Duration patience, BooleanSupplier condition, Supplier<String> otherwise) {
        long giveUp = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > giveUp) {
                throw new Deviation(otherwise.get());
            }
            pause(STEP_MILLIS);
        }
    }

    /** Waits for a time. */
    public void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted", e);
        }
    }

    /** Checks that the call is refused with an error of the caller (HTTP 4xx). */
    public Refusal expectRefused(Runnable call) {
        try {
            call.run();
        } catch (Refusal e) {
            expect(e.status() >= 400 && e.status() < 500, "refused with HTTP " + e.status());
            return e;
        }
        throw new Deviation("accepted");
    }

    /** Checks that the call is refused with this error name of the API reference. */
    public void expectRefused(String code, Runnable call) {
        Refusal refusal = expectRefused(call);
        expect(refusal.code().equals(code), "refused as " + refusal.code() + " instead of " + code);
    }

    /** Deletes the queues of this trial, the newest first. */
    public void end() {
        while (!queues.isEmpty()) {
            String url = queues.pop();
            try {
                call("DeleteQueue", "QueueUrl", url);
            } catch (RuntimeException e) {
                // The scenario may already have deleted the queue. A remaining queue does no harm.
            }
        }
    }
}
