package io.connect.bench.result;

import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.run.PhaseSpans;
import io.connect.bench.run.RunFacts;
import io.connect.reports.model.Phase;
import java.util.ArrayList;
import java.util.List;

/** The phases of a result, including the drain from the end of the paced load to its last arrival. */
final class ResultPhases {

    private static final double MICROS_PER_SECOND = 1e6;

    private ResultPhases() {}

    static List<Phase> of(List<PhaseSpan> spans, RunFacts facts, long originMicros) {
        List<Phase> phases = new ArrayList<>();
        long pacedEnd = 0;
        for (PhaseSpan span : spans) {
            boolean backlog = span.name().equals(PhaseSpans.BACKLOG);
            if (backlog && pacedEnd > 0) {
                addDrain(phases, pacedEnd, facts.drain().endMicros(), originMicros);
                pacedEnd = 0;
            }
            phases.add(phase(span.name(), span.startMicros(), span.endMicros(), originMicros));
            pacedEnd = backlog ? 0 : span.endMicros();
        }
        addDrain(phases, pacedEnd, facts.drain().endMicros(), originMicros);
        return phases;
    }

    private static void addDrain(List<Phase> phases, long pacedEnd, long drainEnd, long origin) {
        if (pacedEnd > 0 && drainEnd > pacedEnd) {
            phases.add(phase(Phase.DRAIN, pacedEnd, drainEnd, origin));
        }
    }

    private static Phase phase(String name, long from, long to, long origin) {
        return new Phase(name, (from - origin) / MICROS_PER_SECOND, (to - origin) / MICROS_PER_SECOND);
    }
}
