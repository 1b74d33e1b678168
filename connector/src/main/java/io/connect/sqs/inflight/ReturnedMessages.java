package io.connect.sqs.inflight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Chooses the messages that are released to their queue while Connect does not poll. Each message is released only once. SQS
 * counts receives, so after a few releases the redrive policy would treat a good message as bad. A message group is released
 * completely or not at all. Not thread-safe.
 */
public final class ReturnedMessages {

    private final RecentIds before;

    /** @param nanoClock the task's monotonic clock */
    public ReturnedMessages(LongSupplier nanoClock) {
        before = new RecentIds(RecentIds.LONGEST_RETENTION, nanoClock);
    }

    /** Chooses among messages that Connect has not seen, and remembers the choice. */
    public List<InFlightMessage> choose(Collection<InFlightMessage> unseen) {
        Map<String, List<InFlightMessage>> together = new LinkedHashMap<>();
        for (InFlightMessage message : unseen) {
            together.computeIfAbsent(message.ordered().orElseGet(message::messageId), key -> new ArrayList<>())
                    .add(message);
        }
        List<InFlightMessage> chosen = new ArrayList<>();
        for (List<InFlightMessage> all : together.values()) {
            if (all.stream().map(InFlightMessage::messageId).noneMatch(before::contains)) {
                chosen.addAll(all);
            }
        }
        chosen.forEach(message -> before.add(message.messageId()));
        return chosen;
    }

    /** Forgets the messages that SQS does not keep any more. */
    void forgetOld() {
        before.forgetOld();
    }
}
