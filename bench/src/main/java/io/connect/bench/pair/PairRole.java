package io.connect.bench.pair;

import java.util.List;
import java.util.Locale;

/**
 * The build that a run of a pair tests. Each role has its own workers, so that no build benefits from code that was compiled for
 * another.
 */
public enum PairRole {
    BASE,
    CANDIDATE,
    /** The base build a second time: it differs from the base only by the machine's noise. */
    CONTROL;

    private static final List<PairRole> FORTH = List.of(BASE, CANDIDATE, CONTROL);
    private static final List<PairRole> BACK = List.of(CONTROL, CANDIDATE, BASE);

    /** The order of a pair's turns. It alternates, so that drift favours each build equally often. */
    public static List<PairRole> turns(int pair) {
        return pair % 2 == 0 ? FORTH : BACK;
    }

    /** The text used in logs and in the names of results. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
