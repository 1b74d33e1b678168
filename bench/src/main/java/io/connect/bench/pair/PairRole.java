package io.connect.bench.pair;

import java.util.List;
import java.util.Locale;

/** The build that a run of a pair tests. Each has workers of its own, so that none inherits the other's compiled code. */
public enum PairRole {
    BASE,
    CANDIDATE,
    /** The base once more: any difference from the base here comes from the machine. */
    CONTROL;

    private static final List<PairRole> FORTH = List.of(BASE, CANDIDATE, CONTROL);
    private static final List<PairRole> BACK = List.of(CONTROL, CANDIDATE, BASE);

    /** The turns of a pair. Their order alternates, so that drift favours each build equally often. */
    public static List<PairRole> turns(int pair) {
        return pair % 2 == 0 ? FORTH : BACK;
    }

    /** The word used in logs and in the names of results. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
