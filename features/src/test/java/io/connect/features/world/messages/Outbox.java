package io.connect.features.world.messages;

import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** Sends messages and stores each accepted message. Thread-safe; batches are sent one after another. */
public final class Outbox {
    /** Entries in one batch call, a limit of SQS. */
    private static final int BATCH = 10;

    /** Bytes in one batch call: a limit of SQS, minus the envelope around the bodies. */
    private static final int BATCH_BYTES = 1_000_000;

    private final RunningScenario scenario;
    private final Place place;
    private final List<Sent> accepted = new ArrayList<>();
    private long next;

    public Outbox(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
    }

    /**
     * Sends generated messages, each with a different body.
     *
     * @param groups the number of message groups among which they are distributed; ignored on a standard queue
     * @param bytes size of a body; a body whose identity alone needs more is larger
     */
    public synchronized void generate(Queue queue, int count, int groups, int bytes) {
        int perCall = Math.max(1, Math.min(BATCH, BATCH_BYTES / Math.max(1, bytes)));
        for (int left = count; left > 0; left -= perCall) {
            batch(queue, Math.min(perCall, left), groups, bytes);
        }
    }

    /** Sends one message. */
    public Sent send(Queue queue, String group, String body, Map<String, MessageAttributeValue> attributes) {
        return send(queue, group, Optional.empty(), body, attributes);
    }

    /**
     * Sends one message.
     *
     * @param deduplicationId the deduplication id of a message of a FIFO queue; generated when empty
     */
    public synchronized Sent send(
            Queue queue,
            String group,
            Optional<String> deduplicationId,
            String body,
            Map<String, MessageAttributeValue> attributes) {
        long order = next++;
        long atNanos = System.nanoTime();
        SendMessageResponse answer = sqs().sendMessage(request -> {
            request.queueUrl(queue.url()).messageBody(body).messageAttributes(attributes);
            if (queue.fifo()) {
                request.messageGroupId(group)
                        .messageDeduplicationId(deduplicationId.orElse(scenario.name() + "-" + order));
            }
        });
        Sent sent = new Sent(queue.name(), group, order, body, answer.messageId(), atNanos);
        accepted.add(sent);
        return sent;
    }

    /** Sends one message to a standard queue, as part of an X-Ray trace. */
    public synchronized void sendTraced(Queue queue, String body, String traceHeader) {
        long atNanos = System.nanoTime();
        String messageId = sqs().sendMessage(request -> request.queueUrl(queue.url())
                        .messageBody(body)
                        .messageSystemAttributes(Map.of(
                                MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                                MessageSystemAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(traceHeader)
                                        .build())))
                .messageId();
        accepted.add(new Sent(queue.name(), null, next++, body, messageId, atNanos));
    }

    /** All messages accepted so far, in order. */
    public synchronized List<Sent> accepted() {
        return List.copyOf(accepted);
    }

    private void batch(Queue queue, int count, int groups, int bytes) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        List<Sent> unanswered = new ArrayList<>();
        long atNanos = System.nanoTime();
        for (int i = 0; i < count; i++) {
            long order = next++;
            String group = queue.fifo() ? "group-" + order % groups : null;
            String body = body(order, bytes);
            unanswered.add(new Sent(queue.name(), group, order, body, null, atNanos));
            SendMessageBatchRequestEntry.Builder entry = SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(i))
                    .messageBody(body);
            if (queue.fifo()) {
                entry.messageGroupId(group).messageDeduplicationId(scenario.name() + "-" + order);
            }
            entries.add(entry.build());
        }
        SendMessageBatchResponse answer =
                sqs().sendMessageBatch(request -> request.queueUrl(queue.url()).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException("the queue service refused messages of this scenario: " + answer.failed());
        }
        answer.successful().stream()
                .sorted(java.util.Comparator.comparingInt(entry -> Integer.parseInt(entry.id())))
                .map(entry -> identified(unanswered.get(Integer.parseInt(entry.id())), entry.messageId()))
                .forEach(accepted::add);
    }

    private SqsClient sqs() {
        return place.testbed().sqs().client();
    }

    private static Sent identified(Sent sent, String messageId) {
        return new Sent(
                sent.queue(),
                sent.group(),
                sent.order(),
                sent.body(),
                Objects.requireNonNull(messageId, "messageId"),
                sent.atNanos());
    }

    private String body(long order, int bytes) {
        String head = "{\"scenario\":\"" + scenario.name() + "\",\"seq\":" + order + ",\"data\":\"";
        String tail = "\"}";
        int padding = Math.max(0, bytes - head.length() - tail.length());
        return head + "x".repeat(padding) + tail;
    }
}
