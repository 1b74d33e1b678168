package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;
import io.connect.sqs.inflight.QueueHistory;
import io.connect.sqs.inflight.QueueLedger;
import io.connect.sqs.inflight.VisibilityExtender;
import io.connect.sqs.metrics.Metric;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsFailure;
import io.connect.sqs.receive.IntakeGate;
import io.connect.sqs.receive.MessageIntake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.connect.errors.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides how a received message is handled. The message may be a copy of a message in flight. Kafka may have it already, or
 * the filter may exclude it. Any other message is for Connect. Called on the task's own thread.
 */
final class QueueIntake implements MessageIntake {

    private static final Logger LOG = LoggerFactory.getLogger(QueueIntake.class);

    private final QueueServices services;
    private final QueueHistory history;
    private final Predicate<ReceivedMessage> wanted;
    private final Consumer<List<Arrival>> conversions;
    private final VisibilityExtender visibility;
    private final TaskParts parts;
    private final TaskMetrics metrics;
    private final List<InFlightMessage> refused = new ArrayList<>();

    /**
     * @param wanted the filter policy
     * @param conversions receives the messages for Connect, all messages of one receive in one call
     */
    QueueIntake(
            QueueServices services,
            QueueHistory history,
            Predicate<ReceivedMessage> wanted,
            Consumer<List<Arrival>> conversions,
            VisibilityExtender visibility,
            TaskParts parts) {
        this.services = services;
        this.history = history;
        this.wanted = wanted;
        this.conversions = conversions;
        this.visibility = visibility;
        this.parts = parts;
        this.metrics = parts.metrics();
    }

    @Override
    public Accepted accept(List<ReceivedMessage> messages) {
        int entered = 0;
        long bytes = 0;
        List<Arrival> arrivals = new ArrayList<>(messages.size());
        for (ReceivedMessage message : withoutHandedBack(messages)) {
            if (message.receiveCount() > 1) {
                metrics.count(Metric.REDELIVERED);
            }
            Optional<InFlightMessage> earlier = ledger().find(message.messageId());
            if (earlier.isPresent()) {
                again(earlier.get(), message);
            } else {
                entered++;
                bytes += InFlightMessage.bytesOf(message);
                enter(message).ifPresent(arrivals::add);
            }
        }
        conversions.accept(arrivals);
        if (arrivals.isEmpty() && !messages.isEmpty()) {
            // If this receive was a probe, it brought nothing to convert and did not test the service.
            parts.gate().probe(IntakeGate.Reason.SERVICE);
        }
        return new Accepted(entered, bytes);
    }

    /**
     * Releases messages of a receive that began before Connect stopped polling, like all others that Connect has not seen.
     * Returns the messages that stay.
     */
    private List<ReceivedMessage> withoutHandedBack(List<ReceivedMessage> messages) {
        if (!parts.gate().isClosedFor(IntakeGate.Reason.PAUSE)) {
            return messages;
        }
        long now = parts.clocks().nano().getAsLong();
        List<InFlightMessage> back = history.returned()
                .choose(messages.stream()
                        .filter(message -> ledger().find(message.messageId()).isEmpty())
                        .map(message -> new InFlightMessage(services.queue(), message, now))
                        .toList());
        visibility.release(back);
        Set<String> released = back.stream().map(InFlightMessage::messageId).collect(Collectors.toSet());
        return messages.stream()
                .filter(message -> !released.contains(message.messageId()))
                .toList();
    }

    @Override
    public void refuse(List<ReceivedMessage> messages) {
        long now = parts.clocks().nano().getAsLong();
        for (ReceivedMessage message : messages) {
            Optional<InFlightMessage> earlier = ledger().find(message.messageId());
            if (earlier.isPresent()) {
                // Its delete may be in progress. If the message became visible, the next task would produce it again.
                again(earlier.get(), message);
            } else {
                refused.add(new InFlightMessage(services.queue(), message, now));
            }
        }
    }

    @Override
    public void releaseRefused() {
        visibility.release(List.copyOf(refused));
        refused.clear();
    }

    @Override
    public boolean hasUnseen() {
        return !refused.isEmpty() || !ledger().waiting().isEmpty();
    }

    @Override
    public boolean isOpen() {
        return parts.gate().isOpen();
    }

    @Override
    public void failed(SqsFailure failure) {
        parts.failed().accept(services.queue(), failure);
    }

    /**
     * Keeps the message in flight and takes over the newer receipt handle, because only this handle can delete the message now.
     */
    private void again(InFlightMessage earlier, ReceivedMessage copy) {
        metrics.count(Metric.DUPLICATES);
        ledger().redelivered(earlier, copy, parts.clocks().nano().getAsLong());
        LOG.debug("{} was received again while it is in flight; its visibility timeout may be too short", earlier);
    }

    /** Accepts a message; empty if the message only has to be deleted. */
    private Optional<Arrival> enter(ReceivedMessage received) {
        InFlightMessage message = new InFlightMessage(
                services.queue(), received, parts.clocks().nano().getAsLong());
        ledger().enter(message);
        try {
            return settles(received) ? settle(message) : onTheWay(message, received, defect(received));
        } catch (RuntimeException | StackOverflowError e) {
            // An exception that one message causes must not stop the other messages of the receive.
            return onTheWay(message, received, new DataException("The message cannot be judged: " + e.getMessage(), e));
        }
    }

    /**
     * Whether a message only has to be deleted. The filter does not apply to an incomplete message, because it could depend on
     * a missing part.
     */
    private boolean settles(ReceivedMessage received) {
        if (history.missedDeletes().recall(received.messageId())
                || history.log().isDelivered(received)) {
            metrics.count(Metric.DUPLICATES);
            return true;
        }
        if (received.defect() == null && !wanted.test(received)) {
            metrics.count(Metric.FILTERED);
            return true;
        }
        return false;
    }

    private Optional<Arrival> settle(InFlightMessage message) {
        services.acknowledger().settleUnrecorded(message);
        return Optional.empty();
    }

    private Optional<Arrival> onTheWay(InFlightMessage message, ReceivedMessage received, RuntimeException defect) {
        return Optional.of(new Arrival(services, message, received, defect));
    }

    private static RuntimeException defect(ReceivedMessage received) {
        return received.defect() == null
                ? null
                : new DataException("The message is not as it was sent: " + received.defect());
    }

    private QueueLedger ledger() {
        return services.ledger();
    }
}
