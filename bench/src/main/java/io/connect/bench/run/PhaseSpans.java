package io.connect.bench.run;

import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.load.LoadPlan;
import io.connect.bench.run.RunFacts.BacklogDrain;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The phases of a run with their times on the host clock, in the order of their numbers in the ledger. */
public final class PhaseSpans {

    /** Name of the phase in which a backlog is created and drained. */
    public static final String BACKLOG = "backlog";

    private PhaseSpans() {}

    /**
     * The spans of a run, without the parts that never began.
     *
     * @param drain how the backlog was drained
     */
    public static List<PhaseSpan> of(ScenarioRun run, Optional<BacklogDrain> drain) {
        List<PhaseSpan> spans = new ArrayList<>();
        List<Phase> phases = run.scenario().load().phases();
        long start = run.planStartMicros();
        if (run.paced().isPresent() && start > 0) {
            LoadPlan plan = run.paced().get().plan();
            for (int i = 0; i < phases.size(); i++) {
                Phase phase = phases.get(i);
                long from = start + plan.phaseStartMicros(i);
                long to = start + plan.phaseStartMicros(i + 1);
                spans.add(new PhaseSpan(
                        phase.name(),
                        phase.role() == PhaseRole.STEADY,
                        from,
                        to,
                        plan.phases().get(i).messages()));
            }
        }
        run.backlog()
                .ifPresent(backlog -> drain.ifPresent(drained -> spans.add(new PhaseSpan(
                        BACKLOG,
                        false,
                        drained.fillStartMicros(),
                        Math.max(drained.endMicros(), drained.fillStartMicros() + 1),
                        backlog.plan().messages()))));
        return spans;
    }

    /** The deadline for the messages of each of these spans. */
    public static List<Long> deadlines(ScenarioRun run, RunFacts.Drain drain, List<PhaseSpan> spans) {
        int paced = run.planStartMicros() > 0 ? run.scenario().load().phases().size() : 0;
        List<Long> deadlines = new ArrayList<>();
        for (int phase = 0; phase < spans.size(); phase++) {
            deadlines.add(phase < paced ? drain.deadlineMicros() : drain.backlogDeadlineMicros());
        }
        return deadlines;
    }
}
