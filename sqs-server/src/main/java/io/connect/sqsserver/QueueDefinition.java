package io.connect.sqsserver;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A queue that the server creates at its start.
 *
 * @param name the name of the queue; a name that ends in .fifo makes it a FIFO queue, even without the attribute
 *     FifoQueue
 * @param attributes the attributes in the form of CreateQueue
 * @param tags the tags of the queue
 */
public record QueueDefinition(String name, Map<String, String> attributes, Map<String, String> tags) {

    public QueueDefinition {
        Map<String, String> all = new LinkedHashMap<>(attributes);
        if (name.endsWith(".fifo")) {
            all.putIfAbsent("FifoQueue", "true");
        }
        attributes = Map.copyOf(all);
        tags = Map.copyOf(tags);
    }
}
