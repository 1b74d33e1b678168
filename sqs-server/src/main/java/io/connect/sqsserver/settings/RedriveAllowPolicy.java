package io.connect.sqsserver.settings;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The queues that may use a queue as their dead-letter queue.
 *
 * @param permission allowAll, denyAll or byQueue
 * @param sourceArns the allowed source queues, with byQueue
 */
public record RedriveAllowPolicy(String permission, List<String> sourceArns) {

    /** The policy of a queue without this attribute. */
    public static final RedriveAllowPolicy ALL = new RedriveAllowPolicy("allowAll", List.of());

    private static final String PARAMETER = "RedriveAllowPolicy";
    private static final String BY_QUEUE = "byQueue";
    private static final int MOST_SOURCES = 10;
    private static final Set<String> PERMISSIONS = Set.of("allowAll", "denyAll", BY_QUEUE);

    public RedriveAllowPolicy {
        sourceArns = List.copyOf(sourceArns);
    }

    /** Reads the attribute's value. */
    public static RedriveAllowPolicy of(String value) {
        Map<?, ?> members = PolicyText.object(PARAMETER, value, "Redrive allow policy is not a valid JSON map.");
        String permission = String.valueOf(members.get("redrivePermission"));
        if (!PERMISSIONS.contains(permission)) {
            throw PolicyText.refused(PARAMETER, value, "Invalid value for redrivePermission: " + permission + ".");
        }
        List<String> sources = members.get("sourceQueueArns") instanceof List<?> arns
                ? arns.stream().map(String::valueOf).toList()
                : List.of();
        boolean byQueue = permission.equals(BY_QUEUE);
        if (byQueue == sources.isEmpty() || sources.size() > MOST_SOURCES) {
            throw PolicyText.refused(
                    PARAMETER,
                    value,
                    "sourceQueueArns must have 1 to " + MOST_SOURCES + " elements with byQueue, and none otherwise.");
        }
        return new RedriveAllowPolicy(permission, sources);
    }

    /** Whether the queue with this ARN may send its dead letters here. */
    public boolean allows(String sourceArn) {
        return permission.equals("allowAll") || permission.equals(BY_QUEUE) && sourceArns.contains(sourceArn);
    }
}
