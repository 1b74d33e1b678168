package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** The verdict on a whole run; declared from best to worst. */
public enum Verdict {
    /** Correct, and every KPI met. */
    PASS,
    /** Correct, but at least one KPI was missed. */
    MISSED,
    /**
     * Correct, and not judged: the generator or the machine was the bottleneck, the subject was not warm, or the figures
     * scatter too much. The figures say nothing about the subject.
     */
    VOID,
    /** Messages of a FIFO queue arrived out of order, or a message group was spread over several partitions. */
    REORDERED,
    /** Messages arrived more than once although duplicates were excluded, or although nothing explains them. */
    DUPLICATED,
    /** Records differ from the messages sent: another value, key or partition, or records without a message. */
    ALTERED,
    /** Messages were lost. */
    LOST,
    /** The run itself failed, so it cannot be judged. */
    BROKEN;

    /** The spelling in JSON and in reports. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether data broke a promise. */
    public boolean isIncorrect() {
        return this == REORDERED || this == DUPLICATED || this == ALTERED || this == LOST;
    }

    /** Whether the run was not judged. */
    public boolean isUnjudged() {
        return this == VOID || this == BROKEN;
    }

    /** The verdict with this id. */
    @JsonCreator
    public static Verdict of(String id) {
        for (Verdict verdict : values()) {
            if (verdict.id().equals(id)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("'" + id + "' is no verdict; one of "
                + Arrays.stream(values()).map(Verdict::id).collect(Collectors.joining(", ")) + " is");
    }
}
