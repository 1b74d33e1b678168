package io.connect.features.lottery.plan;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * The faults of one part of a lottery. The same seed and number of faults give the same plan.
 *
 * @param faults the faults in the order of their starts
 * @param lengthMs the length of the load, beyond the end of the last fault
 */
public record FaultPlan(List<PlannedFault> faults, long lengthMs) {
    /** Time for one fault. A fault begins within twice that time and most last longer, so faults overlap. */
    static final long PACE_MS = 11_000;

    /** Time until messages flow. */
    private static final long LEAD_MS = 5_000;

    /** Load after the last fault, which must be delivered. */
    private static final long TAIL_MS = 10_000;

    /** The pause before the next fault on the same part: a process must start, and replicas must be in sync again. */
    private static final long REST_MS = 20_000;

    private static final int TRIES = 40;

    public FaultPlan {
        faults = List.copyOf(faults);
    }

    /** Draws this number of faults. Each kind occurs as often as any other, or once more. */
    public static FaultPlan draw(long seed, int count) {
        Random random = new Random(seed);
        List<PlannedFault> drawn = new ArrayList<>();
        List<FaultKind> deck = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (deck.isEmpty()) {
                deck.addAll(List.of(FaultKind.values()));
                Collections.shuffle(deck, random);
            }
            drawn.add(place(deck.remove(deck.size() - 1), LEAD_MS + i * PACE_MS, drawn, random));
        }
        drawn.sort(Comparator.comparingLong(PlannedFault::startMs));
        List<PlannedFault> numbered = new ArrayList<>();
        for (PlannedFault fault : drawn) {
            numbered.add(new PlannedFault(
                    numbered.size() + 1,
                    fault.kind(),
                    fault.target(),
                    fault.startMs(),
                    fault.lastsMs(),
                    fault.strength()));
        }
        long end = numbered.stream().mapToLong(PlannedFault::endMs).max().orElse(0);
        return new FaultPlan(numbered, end + TAIL_MS);
    }

    /**
     * Finds a target and a time at which no other fault needs the same parts. If there is none, the time is later than
     * drawn.
     */
    private static PlannedFault place(FaultKind kind, long from, List<PlannedFault> others, Random random) {
        long slack = 0;
        while (true) {
            for (int i = 0; i < TRIES; i++) {
                List<String> targets = kind.part().targets();
                PlannedFault candidate = new PlannedFault(
                        0,
                        kind,
                        targets.get(random.nextInt(targets.size())),
                        from + slack + random.nextInt((int) (2 * PACE_MS)),
                        between(kind.leastSeconds() * 1_000, kind.mostSeconds() * 1_000, random),
                        between(kind.least(), kind.most(), random));
                if (others.stream().allMatch(other -> agree(candidate, other))) {
                    return candidate;
                }
            }
            slack += PACE_MS;
        }
    }

    private static boolean agree(PlannedFault one, PlannedFault other) {
        Set<String> held = one.kind().holds(one.target());
        return other.kind().holds(other.target()).stream().noneMatch(held::contains)
                || one.endMs() + REST_MS <= other.startMs()
                || other.endMs() + REST_MS <= one.startMs();
    }

    private static int between(int least, int most, Random random) {
        return least + random.nextInt(most - least + 1);
    }
}
