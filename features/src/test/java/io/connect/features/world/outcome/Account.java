package io.connect.features.world.outcome;

import io.connect.features.world.messages.Sent;
import io.connect.features.world.topics.Arrived;
import io.connect.testbed.sqs.QueueDepth;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Counts of the fates of a scenario's messages.
 *
 * @param sent messages accepted by the queue service
 * @param delivered messages that are in Kafka, each counted once
 * @param duplicated additional copies of delivered messages
 * @param reordered messages that arrived after a later one of their group
 * @param inDeadLetterTopic messages that are in the dead-letter topic, each counted once
 * @param leftInQueue messages in the queues as the service reports them, visible or in flight
 * @param lost accepted messages that are nowhere now
 * @param unknown records that belong to no message of the scenario
 */
public record Account(
        long sent,
        long delivered,
        long duplicated,
        long reordered,
        long inDeadLetterTopic,
        long leftInQueue,
        long lost,
        long unknown) {

    static Account of(List<Sent> sent, List<Arrived> delivered, List<Arrived> deadLettered, QueueDepth depth) {
        Map<String, Sent> byBody =
                sent.stream().collect(Collectors.toMap(Sent::body, Function.identity(), (first, second) -> first));
        Set<String> deliveredBodies = known(delivered, byBody);
        Set<String> deadLetteredBodies = known(deadLettered, byBody);
        long explained = delivered.stream()
                .filter(arrived -> byBody.containsKey(arrived.value()))
                .count();
        Set<String> somewhere = new HashSet<>(deliveredBodies);
        somewhere.addAll(deadLetteredBodies);
        return new Account(
                sent.size(),
                deliveredBodies.size(),
                explained - deliveredBodies.size(),
                reordered(delivered, byBody),
                deadLetteredBodies.size(),
                depth.total(),
                Math.max(0, byBody.size() - somewhere.size() - depth.total()),
                delivered.size() - explained);
    }

    private static Set<String> known(Collection<Arrived> records, Map<String, Sent> byBody) {
        return records.stream().map(Arrived::value).filter(byBody::containsKey).collect(Collectors.toSet());
    }

    private static long reordered(List<Arrived> delivered, Map<String, Sent> byBody) {
        Map<String, Long> latest = new HashMap<>();
        Set<String> seen = new HashSet<>();
        long reordered = 0;
        for (Arrived arrived : delivered) {
            Sent message = byBody.get(arrived.value());
            if (message == null || message.group() == null || !seen.add(arrived.value())) {
                continue;
            }
            String group = message.queue() + "/" + message.group();
            long before = latest.getOrDefault(group, -1L);
            if (message.order() < before) {
                reordered++;
            }
            latest.put(group, Math.max(before, message.order()));
        }
        return reordered;
    }

    /**
     * A column of a specification's table.
     *
     * @throws IllegalArgumentException for an unknown name
     */
    public long column(String name) {
        return switch (name) {
            case "sent" -> sent;
            case "delivered" -> delivered;
            case "duplicated" -> duplicated;
            case "reordered" -> reordered;
            case "in dead-letter topic" -> inDeadLetterTopic;
            case "left in queue" -> leftInQueue;
            case "lost" -> lost;
            default ->
                throw new IllegalArgumentException(
                        "an account has no column '" + name
                                + "'; it has: sent, delivered, duplicated, reordered, in dead-letter topic, left in queue, lost");
        };
    }
}
