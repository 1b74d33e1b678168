package io.connect.sqs.simulation.chance;

import java.util.Locale;

/** Counts of one run, or sums over many runs. Not thread-safe. */
public final class Tally {

    private final long[] choices = new long[Choice.values().length];
    private final long[] checks = new long[Invariant.values().length];
    private long runs;
    private long occasions;
    private long messages;
    private long groups;
    private long records;
    private long starts;
    private long events;
    private long virtualMillis;
    private long fewestOccasions = Long.MAX_VALUE;
    private long fewestMessages = Long.MAX_VALUE;
    private long fewestGroups = Long.MAX_VALUE;

    public void occasion() {
        occasions++;
    }

    public void chosen(Choice choice) {
        choices[choice.ordinal()]++;
    }

    public void checked(Invariant invariant) {
        checks[invariant.ordinal()]++;
    }

    public void started() {
        starts++;
    }

    public void committed(int more) {
        records += more;
    }

    public void finished(int sentMessages, int sentGroups, long eventsRun, long virtualNanos) {
        runs++;
        messages += sentMessages;
        groups += sentGroups;
        events += eventsRun;
        virtualMillis += virtualNanos / 1_000_000;
        fewestOccasions = occasions;
        fewestMessages = sentMessages;
        fewestGroups = sentGroups;
    }

    public long occasions() {
        return occasions;
    }

    public long fewestOccasions() {
        return fewestOccasions;
    }

    public long fewestMessages() {
        return fewestMessages;
    }

    public long fewestGroups() {
        return fewestGroups;
    }

    public long runs() {
        return runs;
    }

    public long checks(Invariant invariant) {
        return checks[invariant.ordinal()];
    }

    public long choices(Choice choice) {
        return choices[choice.ordinal()];
    }

    public void add(Tally other) {
        for (int i = 0; i < choices.length; i++) {
            choices[i] += other.choices[i];
        }
        for (int i = 0; i < checks.length; i++) {
            checks[i] += other.checks[i];
        }
        runs += other.runs;
        occasions += other.occasions;
        messages += other.messages;
        groups += other.groups;
        records += other.records;
        starts += other.starts;
        events += other.events;
        virtualMillis += other.virtualMillis;
        fewestOccasions = Math.min(fewestOccasions, other.fewestOccasions);
        fewestMessages = Math.min(fewestMessages, other.fewestMessages);
        fewestGroups = Math.min(fewestGroups, other.fewestGroups);
    }

    /** Returns the counts as a table. */
    public String table() {
        StringBuilder text = new StringBuilder();
        text.append(String.format(
                Locale.ROOT,
                "%,d runs: %,d messages in %,d groups, %,d records in Kafka, %,d starts of a task, %,d events, %,d hours of virtual"
                        + " time%nThe smallest: %,d messages, %,d groups, %,d choices (%,d choices in all)%n",
                runs,
                messages,
                groups,
                records,
                starts,
                events,
                virtualMillis / 3_600_000,
                fewestMessages,
                fewestGroups,
                fewestOccasions,
                occasions));
        text.append(String.format(Locale.ROOT, "%n%14s  trouble chosen%n", "times"));
        for (Choice choice : Choice.values()) {
            text.append(String.format(Locale.ROOT, "%,14d  %s%n", choices[choice.ordinal()], choice));
        }
        text.append(String.format(Locale.ROOT, "%n%14s  invariant%n", "checks"));
        for (Invariant invariant : Invariant.values()) {
            text.append(String.format(Locale.ROOT, "%,14d  %s%n", checks[invariant.ordinal()], invariant));
        }
        return text.toString();
    }
}
