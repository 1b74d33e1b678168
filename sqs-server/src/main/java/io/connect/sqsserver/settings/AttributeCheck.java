package io.connect.sqsserver.settings;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.BodyText;
import io.connect.sqsserver.message.Utf8;
import java.util.Locale;
import java.util.Set;

/** Checks the value of an attribute for a type of queue, and converts it into its stored form. */
final class AttributeCheck {

    private static final Set<String> SCOPES = Set.of("queue", "messageGroup");
    private static final Set<String> THROUGHPUT_LIMITS = Set.of("perQueue", "perMessageGroupId");

    private AttributeCheck() {}

    /**
     * Returns the attribute with this name, if the type of queue has it.
     *
     * @throws SqsException InvalidAttributeName
     */
    static QueueAttribute attribute(String name, boolean fifo) {
        QueueAttribute attribute = QueueAttribute.named(name);
        if (attribute == null) {
            throw unknown(name);
        }
        if (attribute.isFifoOnly() && !fifo) {
            if (attribute == QueueAttribute.FIFO_QUEUE || attribute == QueueAttribute.CONTENT_BASED_DEDUPLICATION) {
                throw unknown(name);
            }
            throw new SqsException(
                    ErrorCode.INVALID_ATTRIBUTE_NAME,
                    "You can specify the " + name + " only when FifoQueue is set to true.");
        }
        return attribute;
    }

    /**
     * Returns the value in its stored form.
     *
     * @throws SqsException InvalidAttributeValue, or InvalidParameterValue for an invalid policy
     */
    static String normalized(QueueAttribute attribute, String value) {
        if (!BodyText.isAllowed(Utf8.bytes(value))) {
            throw invalid(attribute);
        }
        if (attribute.range() != null) {
            if (!attribute.range().contains(value)) {
                throw invalid(attribute);
            }
            // 05 and 5 are the same value to a CreateQueue that compares them.
            return Integer.toString(Integer.parseInt(value));
        }
        if (attribute.isBoolean()) {
            String word = value.toLowerCase(Locale.ROOT);
            if (!word.equals("true") && !word.equals("false")) {
                throw invalid(attribute);
            }
            return word;
        }
        return switch (attribute) {
            case DEDUPLICATION_SCOPE -> oneOf(SCOPES, attribute, value);
            case FIFO_THROUGHPUT_LIMIT -> oneOf(THROUGHPUT_LIMITS, attribute, value);
            case POLICY -> {
                PolicyText.read(value).orElseThrow(() -> invalid(attribute));
                yield value;
            }
            case REDRIVE_POLICY -> RedrivePolicy.of(value).text();
            case REDRIVE_ALLOW_POLICY -> {
                RedriveAllowPolicy.of(value);
                yield value;
            }
            default -> value;
        };
    }

    static SqsException invalid(QueueAttribute attribute) {
        return new SqsException(
                ErrorCode.INVALID_ATTRIBUTE_VALUE,
                "Invalid value for the parameter " + attribute.attributeName() + ".");
    }

    private static SqsException unknown(String name) {
        return new SqsException(ErrorCode.INVALID_ATTRIBUTE_NAME, "Unknown Attribute " + name + ".");
    }

    private static String oneOf(Set<String> allowed, QueueAttribute attribute, String value) {
        if (!allowed.contains(value)) {
            throw invalid(attribute);
        }
        return value;
    }
}
