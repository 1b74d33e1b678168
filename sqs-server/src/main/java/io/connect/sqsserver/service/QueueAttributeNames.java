package io.connect.sqsserver.service;

import io.connect.sqsserver.settings.QueueAttribute;
import java.util.Arrays;

/** Names that GetQueueAttributes knows although a queue may have no value for them. */
final class QueueAttributeNames {

    private QueueAttributeNames() {}

    static boolean contains(String name) {
        return Arrays.stream(QueueAttribute.values())
                .anyMatch(each -> each.attributeName().equals(name));
    }
}
