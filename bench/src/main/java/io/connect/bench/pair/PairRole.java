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

    /**
     * All orders, each followed by its reverse. In six pairs, each role has each position twice. This matters because the third
     * run of a pair was 9 % faster than the others in sixteen pairs of one build.
     */
    private static final List<List<PairRole>> ORDERS = List.of(
            List.of(BASE, CANDIDATE, CONTROL),
            List.of(CONTROL, CANDIDATE, BASE),
            List.of(CANDIDATE, CONTROL, BASE),
            List.of(BASE, CONTROL, CANDIDATE),
            List.of(CONTROL, BASE, CANDIDATE),
            List.of(CANDIDATE, BASE, CONTROL));

    /** The order of a pair's turns, and of the start of its workers. Over six pairs, neither drift nor position favours a build. */
    public static List<PairRole> turns(int pair) {
        return ORDERS.get(pair % ORDERS.size());
    }

    /** The text used in logs and in the names of results. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
