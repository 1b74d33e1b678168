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
     * All orders. In pairs 1 to 3, in 4 to 6 and so on, each role has each position once, so that a gate that ends early is fair
     * too. This matters because the third run of a pair was 9 % faster than the others in sixteen pairs of one build.
     */
    private static final List<List<PairRole>> ORDERS = List.of(
            List.of(CANDIDATE, BASE, CONTROL),
            List.of(BASE, CANDIDATE, CONTROL),
            List.of(CANDIDATE, CONTROL, BASE),
            List.of(CONTROL, BASE, CANDIDATE),
            List.of(BASE, CONTROL, CANDIDATE),
            List.of(CONTROL, CANDIDATE, BASE));

    /** The order of a pair's turns, and of the start of its workers. Over three pairs, neither drift nor position favours a build. */
    public static List<PairRole> turns(int pair) {
        return ORDERS.get(pair % ORDERS.size());
    }

    /** The text used in logs and in the names of results. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
