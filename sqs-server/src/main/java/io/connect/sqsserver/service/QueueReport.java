package io.connect.sqsserver.service;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.queue.Depth;
import io.connect.sqsserver.settings.QueueAttribute;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** The attributes of a queue, for GetQueueAttributes. */
public final class QueueReport {

    private static final String ALL = "All";
    private static final long SECOND_MILLIS = 1_000;

    private QueueReport() {}

    /**
     * Returns the requested attributes.
     *
     * @param names the names of attributes, or All; without a name the result is empty
     * @throws SqsException InvalidAttributeName for a name that no queue has
     */
    public static Map<String, String> of(HostedQueue queue, Collection<String> names, long nowMillis) {
        Map<String, String> all = all(queue, nowMillis);
        if (names.contains(ALL)) {
            return all;
        }
        Map<String, String> some = new TreeMap<>();
        for (String name : names) {
            if (all.containsKey(name)) {
                some.put(name, all.get(name));
            } else if (QueueAttribute.named(name) == null) {
                throw new SqsException(ErrorCode.INVALID_ATTRIBUTE_NAME, "Unknown Attribute " + name + ".");
            }
        }
        return some;
    }

    private static Map<String, String> all(HostedQueue queue, long nowMillis) {
        Map<String, String> all = new TreeMap<>(queue.settings().all());
        Depth depth = queue.queue().depth(nowMillis);
        all.put("ApproximateNumberOfMessages", Integer.toString(depth.visible()));
        all.put("ApproximateNumberOfMessagesNotVisible", Integer.toString(depth.inFlight()));
        all.put("ApproximateNumberOfMessagesDelayed", Integer.toString(depth.delayed()));
        all.put("CreatedTimestamp", Long.toString(queue.queue().identity().createdMillis() / SECOND_MILLIS));
        all.put("LastModifiedTimestamp", Long.toString(queue.modifiedMillis() / SECOND_MILLIS));
        all.put("QueueArn", queue.arn());
        return all;
    }
}
