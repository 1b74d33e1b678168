package io.connect.bench.run;

import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A run before the first in a new environment, with the same subject, payload and rate, that nobody measures. Programs
 * that have just started compile their code while they carry the load, and on a small machine take several times the
 * processor for that; whichever scenario came first would pay for all that share the environment with it.
 */
public final class Rehearsal {

    /** Of a backlog that is drained as fast as can be, so much of it is work enough to compile for. */
    private static final int SHARE_OF_BACKLOG = 4;

    private static final String NAME = "rehearsal";

    private Rehearsal() {}

    /**
     * The rehearsal that goes before a run. It is that of the first connector that will run in the new environment: the
     * bare loop is a process of its own and warms itself.
     *
     * @param runs all runs of the invocation, in their order
     * @param index of the run
     * @return empty when there is nothing new to warm up, nobody who takes the messages, or the environment wants none
     */
    public static Optional<Scenario> before(List<Scenario> runs, int index) {
        Scenario next = runs.get(index);
        boolean isNew = index == 0 || !Environments.isShared(runs.get(index - 1), next);
        if (!isNew
                || next.environment().rehearsal().isZero()
                || !Environments.lacking(next).isEmpty()) {
            return Optional.empty();
        }
        return runs.subList(index, runs.size()).stream()
                .takeWhile(run -> Environments.isShared(next, run))
                .filter(run -> run.subject().kind() == Subject.Kind.CONNECTOR)
                .findFirst()
                .map(Rehearsal::of);
    }

    private static Scenario of(Scenario scenario) {
        return scenario.withSuffix(NAME)
                .withPurpose("Warms up what " + scenario.id() + " is then measured on.")
                .withEnvironment(Environments.withoutShares(scenario.environment()))
                .withLoad(load(scenario))
                .withoutFaults()
                .withoutTargets();
    }

    private static Load load(Scenario scenario) {
        Load load = scenario.load();
        Duration length = scenario.environment().rehearsal();
        List<Phase> phases = load.phases().stream()
                .map(Phase::rate)
                .filter(rate -> rate.perSecond() > 0)
                .findFirst()
                .map(rate -> List.of(new Phase(NAME, PhaseRole.WARM_UP, rate, length)))
                .orElse(List.of());
        Optional<Backlog> backlog = phases.isEmpty() ? load.backlog().map(Rehearsal::part) : Optional.empty();
        return new Load(
                load.messageSize(),
                load.batch(),
                load.groups(),
                load.payload(),
                phases,
                backlog,
                // A cold start may fall behind by all that was offered; it is over when that is worked off.
                load.drainWithin().plus(length));
    }

    private static Backlog part(Backlog whole) {
        return new Backlog(Math.max(1, whole.messages() / SHARE_OF_BACKLOG), whole.within());
    }
}
