package io.connect.sqsserver.queue;

import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.sampling.Sampler;
import io.connect.sqsserver.settings.QueueSettings;
import io.connect.sqsserver.settings.RedrivePolicy;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Receives stored messages. A message that was received too often goes to the dead-letter queue instead. */
final class Receiving {

    private final QueueIdentity identity;
    private final StoredMessages stored;
    private final Sampler sampler;
    private final QueueDirectory directory;
    private final ReceiveAttempts attempts = new ReceiveAttempts();

    Receiving(QueueIdentity identity, StoredMessages stored, Sampler sampler, QueueDirectory directory) {
        this.identity = identity;
        this.stored = stored;
        this.sampler = sampler;
        this.directory = directory;
    }

    /**
     * Returns the messages that a receive gets now. The list is empty if no message is visible, or if too many are in
     * flight.
     */
    List<Delivery> take(Receive receive, QueueSettings settings, long nowMillis) {
        List<Delivery> repeated = receive.attemptId() == null ? null : attempts.repeat(receive.attemptId(), nowMillis);
        if (repeated != null) {
            repeated.forEach(each -> stored.prolong(each.message, nowMillis + receive.visibilityMillis()));
            return repeated;
        }
        int room = Math.min(receive.max(), Limits.IN_FLIGHT - stored.inFlight());
        if (room <= 0 || !stored.isReady()) {
            return List.of();
        }
        List<Delivery> deliveries = takeNew(room, receive, settings, nowMillis);
        if (receive.attemptId() != null && !deliveries.isEmpty()) {
            attempts.remember(receive.attemptId(), deliveries, nowMillis);
        }
        return deliveries;
    }

    private List<Delivery> takeNew(int room, Receive receive, QueueSettings settings, long nowMillis) {
        List<Delivery> deliveries = new ArrayList<>(room);
        Optional<Queue> deadLetters =
                settings.redrive().map(RedrivePolicy::deadLetterArn).flatMap(directory::byArn);
        int most = deadLetters.isPresent() ? settings.redrive().orElseThrow().maxReceiveCount() : Integer.MAX_VALUE;
        stored.take(room, message -> {
            if (message.receivesHere >= most) {
                stored.remove(message);
                deadLetters.orElseThrow().adopt(message, identity.arn(), nowMillis);
                return false;
            }
            deliveries.add(deliver(message, receive, nowMillis));
            return true;
        });
        deadLetters.ifPresent(queue -> queue.advance(nowMillis));
        return deliveries;
    }

    private Delivery deliver(Message message, Receive receive, long nowMillis) {
        stored.launch(message, nowMillis, nowMillis + receive.visibilityMillis());
        if (sampler.duplicates()) {
            stored.duplicate(message, nowMillis);
        }
        return new Delivery(message, new ReceiptHandle(identity.tag(), message.number, message.receivesHere).text());
    }

    void expire(long nowMillis) {
        attempts.expire(nowMillis);
    }
}
