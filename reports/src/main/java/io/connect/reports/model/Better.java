package io.connect.reports.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The direction in which a metric is good. */
public enum Better {
    HIGHER,
    LOWER,
    /** The figure is shown and not judged: counts of redeliveries, bytes on a link. */
    NONE;

    /** The spelling in JSON. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The direction with this id. */
    @JsonCreator
    public static Better of(String id) {
        for (Better better : values()) {
            if (better.id().equals(id)) {
                return better;
            }
        }
        throw new IllegalArgumentException("'" + id + "' is no direction of a metric; one of higher, lower, none is");
    }
}
