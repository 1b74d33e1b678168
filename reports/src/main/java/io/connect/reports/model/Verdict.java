package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The verdict on a whole run; declared from best to worst. */
public enum Verdict {
    /** Correct, and every KPI met. */
    PASS,
    /** Correct, but at least one KPI was missed. */
    MISSED,
    /**
     * Correct, and not judged: the generator or the machine was the bottleneck, the subject was not warm, or the figures
     * scatter too much to tell. The figures say nothing about the subject.
     */
    VOID,
    /** Messages were lost, or on a FIFO queue reordered, or under exactly-once duplicated. */
    LOST,
    /** The run itself came to grief; there is nothing to judge. */
    BROKEN;

    /** The spelling in JSON and in reports. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The verdict that {@code id} spells. */
    @JsonCreator
    public static Verdict of(String id) {
        for (Verdict verdict : values()) {
            if (verdict.id().equals(id)) {
                return verdict;
            }
        }
        throw new IllegalArgumentException("'" + id + "' is no verdict; one of pass, missed, void, lost, broken is");
    }
}
