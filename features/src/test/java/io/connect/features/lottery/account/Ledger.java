package io.connect.features.lottery.account;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.features.lottery.account.Receipt.Known;
import io.connect.features.lottery.plan.Lane;
import io.connect.features.lottery.plan.Message;
import io.connect.features.lottery.plan.MessagePlan;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Tracks every message of a lottery's part, from its sending to its records. Thread-safe. */
public final class Ledger implements Arrivals {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MessagePlan plan;
    private final Map<String, Lane> topics = new HashMap<>();
    private final Map<String, Sending> sent = new LinkedHashMap<>();
    private final Map<String, List<Known>> delivered = new HashMap<>();
    private final Map<Receipt.Place, Seen> places = new HashMap<>();
    private final Map<Lane, List<Finding>> altered = new EnumMap<>(Lane.class);
    private final Map<Lane, List<Finding>> deadLetters = new EnumMap<>(Lane.class);
    private final List<Finding> foreign = new ArrayList<>();

    private record Sending(long atMs, String messageId) {}

    private record Seen(String message, int hash) {}

    /** @param topicOf name of the topic of each lane */
    public Ledger(MessagePlan plan, Map<Lane, String> topicOf) {
        this.plan = plan;
        topicOf.forEach((lane, topic) -> topics.put(topic, lane));
    }

    /** SQS has accepted a message. */
    public synchronized void sent(Message message, long atMs, String messageId) {
        sent.put(message.id(), new Sending(atMs, messageId));
    }

    /** A position that is read again counts once. */
    @Override
    public synchronized void received(Receipt receipt) {
        Lane lane = topics.get(receipt.place().topic());
        if (places.containsKey(receipt.place())) {
            return;
        }
        Optional<Message> found = message(receipt.value());
        places.put(receipt.place(), new Seen(found.map(Message::id).orElse(""), SecondReading.hash(receipt)));
        if (found.isEmpty()) {
            foreign.add(new Finding("foreign", "", receipt.place() + ": " + shortened(receipt.value())));
            return;
        }
        Message message = found.get();
        Optional<String> difference = difference(message, lane, receipt);
        if (difference.isPresent()) {
            altered.computeIfAbsent(message.lane(), any -> new ArrayList<>())
                    .add(new Finding("altered", message.id(), receipt.place() + ": " + difference.get()));
        } else {
            delivered
                    .computeIfAbsent(message.id(), any -> new ArrayList<>())
                    .add(new Known(message, receipt.place(), receipt.atMs(), receipt.messageId()));
        }
    }

    @Override
    public synchronized void deadLetter(Lane lane, Receipt receipt, String reason) {
        if (places.putIfAbsent(receipt.place(), new Seen("", SecondReading.hash(receipt))) == null) {
            String id = sent.entrySet().stream()
                    .filter(entry -> entry.getValue().messageId().equals(receipt.messageId()))
                    .map(Map.Entry::getKey)
                    .findFirst()
                    .orElse("");
            deadLetters
                    .computeIfAbsent(lane, any -> new ArrayList<>())
                    .add(new Finding("dead letter", id, receipt.place() + ": " + reason));
        }
    }

    /** Messages that are in Kafka, each counted once. */
    public synchronized long deliveredCount() {
        return delivered.size();
    }

    /** Messages that SQS has accepted. */
    public synchronized long sentCount() {
        return sent.size();
    }

    /** A finding for each difference from another reading of the same topics; empty if both found the same records. */
    public synchronized List<Finding> differencesTo(SecondReading again) {
        List<Finding> found = new ArrayList<>();
        places.forEach((place, seen) -> {
            Optional<Integer> now = again.hashAt(place);
            if (!now.equals(Optional.of(seen.hash()))) {
                found.add(new Finding(
                        "changed in Kafka",
                        seen.message(),
                        place + (now.isPresent() ? " holds another value now" : " holds nothing any more")));
            }
        });
        return found;
    }

    /** The account of all lanes. */
    public synchronized Judgement judge(List<Episode> episodes, ToLongFunction<Lane> leftInQueues) {
        Map<Lane, LaneAccount> accounts = new EnumMap<>(Lane.class);
        List<Finding> findings = new ArrayList<>(foreign);
        List<Finding> duplicates = new ArrayList<>();
        for (Lane lane : Lane.values()) {
            long left = leftInQueues.applyAsLong(lane);
            List<Finding> missing = missing(lane);
            List<Finding> dead = deadLetters.getOrDefault(lane, List.of());
            List<Finding> changed = new ArrayList<>(altered.getOrDefault(lane, List.of()));
            changed.addAll(wrongIds(lane));
            List<Finding> repeated = new Repeats(episodes).of(lane, delivered.values());
            List<Finding> unexplained =
                    repeated.stream().filter(repeat -> !repeat.explained()).toList();
            List<Finding> reordered = lane.fifo() ? reordered(lane) : List.of();
            accounts.put(
                    lane,
                    new LaneAccount(
                            count(lane),
                            count(lane) - missing.size(),
                            Math.max(0, missing.size() - left - dead.size()),
                            changed.size(),
                            repeated.size(),
                            unexplained.size(),
                            reordered.size(),
                            dead.size(),
                            left));
            findings.addAll(missing);
            findings.addAll(changed);
            findings.addAll(dead);
            findings.addAll(reordered);
            findings.addAll(lane.exactlyOnce() ? repeated : unexplained);
            duplicates.addAll(repeated);
        }
        return new Judgement(accounts, foreign.size(), findings, duplicates);
    }

    /** Describes when a message was sent and received, and which faults had an effect in between. */
    public synchronized String history(String id, List<Episode> episodes) {
        Sending sending = sent.get(id);
        if (sending == null) {
            return "  no message of this part";
        }
        String[] parts = id.split("/");
        Message message = plan.message(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
        StringBuilder text =
                new StringBuilder("  message " + id + " of " + message.lane().text());
        text.append(", group ").append(message.group()).append(", message id ").append(sending.messageId());
        text.append("\n    sent at ").append(seconds(sending.atMs()));
        long last = sending.atMs();
        for (Known record : delivered.getOrDefault(id, List.of())) {
            text.append("\n    received at ")
                    .append(seconds(record.atMs()))
                    .append(" as ")
                    .append(record.place());
            last = Math.max(last, record.atMs());
        }
        long until = delivered.containsKey(id) ? last : Long.MAX_VALUE;
        episodes.stream()
                .filter(episode -> episode.isFelt(sending.atMs(), until))
                .forEach(episode -> text.append("\n    ").append(episode));
        return text.toString();
    }

    private static String seconds(long ms) {
        return String.format(Locale.ROOT, "%.1f s", ms / 1e3);
    }

    private long count(Lane lane) {
        return sent.keySet().stream().filter(id -> Lane.ofMessage(id) == lane).count();
    }

    private List<Finding> missing(Lane lane) {
        return sent.keySet().stream()
                .filter(id -> Lane.ofMessage(id) == lane && !delivered.containsKey(id))
                .map(id -> new Finding("missing", id, "accepted by SQS, and not in Kafka"))
                .toList();
    }

    /** A record may be seen before the answer to its send, so ids are compared at the end. */
    private List<Finding> wrongIds(Lane lane) {
        List<Finding> wrong = new ArrayList<>();
        delivered.forEach((id, records) -> {
            Sending sending = sent.get(id);
            for (Known record : records) {
                if (record.message().lane() == lane
                        && (sending == null || !sending.messageId().equals(record.messageId()))) {
                    wrong.add(new Finding(
                            "altered",
                            id,
                            record.place() + ": message id " + record.messageId() + ", accepted as "
                                    + (sending == null ? "none" : sending.messageId())));
                }
            }
        });
        return wrong;
    }

    private List<Finding> reordered(Lane lane) {
        Map<String, List<Known>> firsts = new TreeMap<>();
        delivered.values().stream()
                .map(records -> records.get(0))
                .filter(record -> record.message().lane() == lane)
                .forEach(record -> firsts.computeIfAbsent(
                                record.message().queue() + " "
                                        + record.message().group(),
                                any -> new ArrayList<>())
                        .add(record));
        List<Finding> reordered = new ArrayList<>();
        firsts.values().forEach(group -> {
            group.sort(Comparator.comparing(record -> record.place().offset()));
            Known latest = group.get(0);
            for (Known record : group) {
                if (record.place().partition() != latest.place().partition()
                        || record.message().number() < latest.message().number()) {
                    reordered.add(new Finding(
                            "reordered",
                            record.message().id(),
                            record.place() + ", behind " + latest.message().id() + " at " + latest.place()));
                } else {
                    latest = record;
                }
            }
        });
        return reordered;
    }

    /** The message that a value identifies; empty if it identifies none of this plan. */
    private Optional<Message> message(String value) {
        if (value == null) {
            return Optional.empty();
        }
        try {
            JsonNode json = JSON.readTree(value);
            int queue = json.path("queue").asInt(-1);
            int number = json.path("number").asInt(-1);
            boolean known = json.path("run").asText().equals(plan.run())
                    && queue >= 0
                    && queue < Lane.queueCount()
                    && number >= 0;
            return known ? Optional.of(plan.message(queue, number)) : Optional.empty();
        } catch (JsonProcessingException notOurs) {
            return Optional.empty();
        }
    }

    private static Optional<String> difference(Message message, Lane topic, Receipt receipt) {
        if (topic != message.lane()) {
            return Optional.of("a message of " + message.lane().text());
        }
        String key = message.lane().fifo() ? message.group() : receipt.messageId();
        if (!Objects.equals(key, receipt.key())) {
            return Optional.of("key " + receipt.key() + " instead of " + key);
        }
        return sameContent(message, receipt.value())
                ? Optional.empty()
                : Optional.of(shortened(receipt.value()) + " instead of " + shortened(message.expected()));
    }

    /** If no converter has rewritten the text, it must be identical; otherwise the JSON must be equal. */
    private static boolean sameContent(Message message, String value) {
        if (message.expected().equals(value)) {
            return true;
        }
        return switch (message.lane().form()) {
            case PLAIN, COMPRESSED -> false;
            case CLAIM_CHECKED, SCHEMA -> {
                try {
                    yield JSON.readTree(message.expected()).equals(JSON.readTree(value));
                } catch (JsonProcessingException e) {
                    yield false;
                }
            }
        };
    }

    private static String shortened(String value) {
        int longest = 200;
        return value == null || value.length() <= longest ? value : value.substring(0, longest) + "…";
    }
}
