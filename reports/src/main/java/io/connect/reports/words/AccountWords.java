package io.connect.reports.words;

import io.connect.reports.model.Account;
import io.connect.reports.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All counts of an account with their meanings, in the account's order, so that a new count appears automatically. */
public final class AccountWords {

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("sent", "messages of which at least one send was tried"),
            Map.entry("accepted", "messages that SQS took"),
            Map.entry("delivered", "distinct messages seen in Kafka, late ones included"),
            Map.entry("lost", "accepted and found nowhere when the account was closed"),
            Map.entry("duplicated", "copies in Kafka beyond those that the generator itself may have sent"),
            Map.entry("reordered", "messages seen after a later one of their message group in one partition"),
            Map.entry("late", "delivered after the drain deadline"),
            Map.entry("dead-lettered", "not delivered, found in a dead-letter queue or topic"),
            Map.entry("left in queue", "neither delivered nor dead-lettered, still in the queue"),
            Map.entry("altered", "messages with a record whose value is not theirs"),
            Map.entry("cut", "altered messages whose value ends too early"),
            Map.entry("empty", "records without data"),
            Map.entry("unconverted", "altered messages that arrived as they travelled: a pointer, or still compressed"),
            Map.entry("wrong key", "messages with a record under another key than the subject's rule gives"),
            Map.entry("wrong partition", "messages with a record in another partition than the subject's rule gives"),
            Map.entry("scattered groups", "message groups with records in more than one partition"),
            Map.entry("foreign", "records that no message of the run explains"),
            Map.entry("also dead-lettered", "messages that were delivered and dead-lettered too"),
            Map.entry("unexplained duplicates", "duplicates that arrived before anything had failed"));

    /** Counts that every run has, and that show no problem. */
    private static final Set<String> ORDINARY = Set.of("sent", "accepted", "delivered");

    private AccountWords() {}

    /**
     * One count of an account.
     *
     * @param name the name for people
     * @param value the count; null in results of versions that did not count it
     * @param meaning the meaning in words; empty if it has none yet
     */
    public record Count(String name, Long value, String meaning) {

        /** Whether this count shows a problem. */
        public boolean isTrouble() {
            return value != null && value > 0 && !ORDINARY.contains(name);
        }

        /** The formatted count. */
        public String text() {
            return value == null ? Numbers.MISSING : Numbers.count(value);
        }
    }

    /** All counts, in the order of the account. */
    public static List<Count> of(Account account) {
        List<Count> counts = new ArrayList<>();
        account.columns().forEach((name, value) -> counts.add(new Count(name, value, MEANINGS.getOrDefault(name, ""))));
        return List.copyOf(counts);
    }
}
