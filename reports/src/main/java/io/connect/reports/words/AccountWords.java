package io.connect.reports.words;

import io.connect.reports.model.Account;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The counts of an account with their names: every component of the record, in its order, so that a new one shows up. */
public final class AccountWords {

    private static final Map<String, String> NAMES = Map.of("dlq", "dead-lettered", "leftInQueue", "left in the queue");

    private static final Map<String, String> MEANINGS = Map.ofEntries(
            Map.entry("sent", "messages of which at least one send was tried"),
            Map.entry("accepted", "messages that SQS took"),
            Map.entry("delivered", "distinct messages seen in Kafka, late ones included"),
            Map.entry("lost", "accepted and found nowhere when the account was closed"),
            Map.entry("duplicated", "copies in Kafka beyond those that the generator itself may have sent"),
            Map.entry("reordered", "messages seen after a later one of their message group"),
            Map.entry("late", "delivered after the drain deadline"),
            Map.entry("dlq", "not delivered, found in a dead-letter queue or topic"),
            Map.entry("leftInQueue", "neither delivered nor dead-lettered, still in the queue"));

    /** What every run has, and no problem. */
    private static final Set<String> ORDINARY = Set.of("sent", "accepted", "delivered");

    private AccountWords() {}

    /**
     * One count of an account.
     *
     * @param key name of the component
     * @param name for people
     * @param value the count
     * @param meaning in words; empty for a count that has none yet
     */
    public record Count(String key, String name, long value, String meaning) {

        /** Whether a value above 0 is something that a reader should be told of. */
        public boolean isTrouble() {
            return !ORDINARY.contains(key);
        }
    }

    /** All counts, in the order of the record. */
    public static List<Count> of(Account account) {
        List<Count> counts = new ArrayList<>();
        for (RecordComponent component : Account.class.getRecordComponents()) {
            if (valueOf(component, account) instanceof Number number) {
                String key = component.getName();
                counts.add(new Count(key, name(key), number.longValue(), MEANINGS.getOrDefault(key, "")));
            }
        }
        return List.copyOf(counts);
    }

    private static String name(String key) {
        return NAMES.getOrDefault(
                key, key.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT));
    }

    private static Object valueOf(RecordComponent component, Account account) {
        try {
            return component.getAccessor().invoke(account);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component + " of an account", e);
        }
    }
}
