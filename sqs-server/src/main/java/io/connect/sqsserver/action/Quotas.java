package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.queue.Outgoing;
import io.connect.sqsserver.service.HostedQueue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Quotas of FIFO queues (developer guide, quotas for messages). The quota is {@value #CALLS_PER_SECOND} calls a second
 * for each action of a queue. In high throughput mode it applies to the sends to each message group, and receives and
 * deletes have no quota. Each full second of the clock begins a new quota.
 */
public final class Quotas {

    static final int CALLS_PER_SECOND = 300;

    private static final long SECOND_MILLIS = 1_000;

    private final boolean enforced;
    private final Map<String, Integer> spent = new HashMap<>();
    private long second;

    /** @param enforced whether the quotas apply */
    public Quotas(boolean enforced) {
        this.enforced = enforced;
    }

    /**
     * Counts a call.
     *
     * @param sent messages of the call, if it sends any
     * @throws SqsException RequestThrottled when the quota of this second is used up
     */
    void spend(HostedQueue queue, String action, List<Outgoing> sent, long nowMillis) {
        if (!enforced || !queue.settings().isFifo()) {
            return;
        }
        if (nowMillis / SECOND_MILLIS != second) {
            second = nowMillis / SECOND_MILLIS;
            spent.clear();
        }
        for (String key : keys(queue, action, sent)) {
            if (spent.merge(key, 1, Integer::sum) > CALLS_PER_SECOND) {
                throw new SqsException(ErrorCode.REQUEST_THROTTLED, "Rate exceeded: " + key + ".");
            }
        }
    }

    private static Set<String> keys(HostedQueue queue, String action, List<Outgoing> sent) {
        String key = action + " of " + queue.name();
        if (!queue.settings().isHighThroughput()) {
            return Set.of(key);
        }
        Set<String> keys = new HashSet<>();
        sent.forEach(each -> keys.add(key + " to the group " + each.content().groupId()));
        return keys;
    }
}
