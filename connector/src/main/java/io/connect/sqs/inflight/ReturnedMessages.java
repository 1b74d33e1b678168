package io.connect.sqs.inflight;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
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
        return choose(
                unseen,
                InFlightMessage::messageId,
                message -> message.queue().isFifo() ? message.groupId().orElse(null) : null);
    }

    /**
     * Chooses among messages of any type, and remembers the choice.
     *
     * @param group returns the message group, or null if the message has none or its queue keeps no order
     */
    public <M> List<M> choose(Collection<M> unseen, Function<M, String> id, Function<M, String> group) {
        Map<String, List<M>> together = new LinkedHashMap<>();
        for (M message : unseen) {
            String name = group.apply(message);
            together.computeIfAbsent(
                            name == null ? "message " + id.apply(message) : "group " + name, key -> new ArrayList<>())
                    .add(message);
        }
        List<M> chosen = new ArrayList<>();
        for (List<M> all : together.values()) {
            if (all.stream().map(id).noneMatch(before::contains)) {
                chosen.addAll(all);
            }
        }
        chosen.forEach(message -> before.add(id.apply(message)));
        return chosen;
    }

    /** Forgets the messages that SQS does not keep any more. */
    void forgetOld() {
        before.forgetOld();
    }
}
