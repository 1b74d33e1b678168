package io.connect.sqsserver;

import java.util.Map;

/**
 * A queue to make at the start.
 *
 * @param name the name of the queue; one that ends in .fifo is a FIFO queue without saying so
 * @param attributes the attributes as CreateQueue takes them
 * @param tags the tags of the queue
 */
public record QueueDefinition(String name, Map<String, String> attributes, Map<String, String> tags) {

    public QueueDefinition {
        attributes = Map.copyOf(attributes);
        tags = Map.copyOf(tags);
    }
}
