package io.connect.sqsserver.settings;

import java.util.Map;

/**
 * The receive count after which a queue moves a message, and the target queue.
 *
 * @param deadLetterArn ARN of the dead-letter queue
 * @param maxReceiveCount the number of receives after which a message is moved, 1 to 1,000
 */
public record RedrivePolicy(String deadLetterArn, int maxReceiveCount) {

    private static final String PARAMETER = "RedrivePolicy";
    private static final int HIGHEST = 1_000;

    /** Reads the attribute's value. This method does not check whether the dead-letter queue exists. */
    public static RedrivePolicy of(String value) {
        Map<?, ?> members = PolicyText.object(PARAMETER, value, "Redrive policy is not a valid JSON map.");
        for (Object name : members.keySet()) {
            if (!name.equals("deadLetterTargetArn") && !name.equals("maxReceiveCount")) {
                throw PolicyText.refused(PARAMETER, value, "Unknown attribute " + name + ".");
            }
        }
        String arn = required(members, "deadLetterTargetArn", value);
        String count = required(members, "maxReceiveCount", value);
        try {
            int number = Integer.parseInt(count);
            if (number >= 1 && number <= HIGHEST) {
                return new RedrivePolicy(arn, number);
            }
        } catch (NumberFormatException e) {
            throw badCount(value, count);
        }
        throw badCount(value, count);
    }

    /** The attribute's value as GetQueueAttributes returns it. */
    public String text() {
        return "{\"deadLetterTargetArn\":\"" + deadLetterArn + "\",\"maxReceiveCount\":" + maxReceiveCount + "}";
    }

    private static String required(Map<?, ?> members, String name, String value) {
        Object member = members.get(name);
        if (member == null) {
            throw PolicyText.refused(
                    PARAMETER, value, "Redrive policy does not contain mandatory attribute: " + name + ".");
        }
        return member.toString();
    }

    private static RuntimeException badCount(String value, String count) {
        return PolicyText.refused(
                PARAMETER,
                value,
                "Invalid value for maxReceiveCount: " + count + ", valid values are from 1 to 1000 both inclusive.");
    }
}
