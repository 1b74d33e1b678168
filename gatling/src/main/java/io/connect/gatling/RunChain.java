package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.scenario;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Runs one after the other, in as few Gatling populations as possible.
 *
 * <p>Gatling starts a population on its next whole second. If each step of a run had its own population, a paced run that is not
 * needed would cost five seconds. An example is the repetition of an undisturbed block. So users continue from the end of one run
 * to the start of the next. A paced load starts together with the users that wait for its end.
 */
final class RunChain {

    /** Users, and the load that starts together with them. */
    private record Step(List<PopulationBuilder> load, PopulationBuilder users) {}

    private final List<Step> steps = new ArrayList<>();
    /** The step that is being put together. */
    private final List<PopulationBuilder> load = new ArrayList<>();

    private final Set<ScenarioFlow> flows = new LinkedHashSet<>();
    private ChainBuilder actions;

    private RunChain() {}

    /** The populations of the runs, of which there is at least one. */
    static PopulationBuilder of(List<ScenarioFlow> runs) {
        List<Step> steps = steps(runs);
        Step last = steps.remove(steps.size() - 1);
        return before(
                steps,
                Stream.concat(last.load().stream(), Stream.of(last.users())).toList());
    }

    /** The populations of the runs, and one more after them. */
    static PopulationBuilder of(List<ScenarioFlow> runs, PopulationBuilder last) {
        return before(steps(runs), List.of(last));
    }

    /** Chains at least one population: each begins when the previous one has ended. */
    static PopulationBuilder oneAfterTheOther(Stream<PopulationBuilder> populations) {
        return populations.reduce(PopulationBuilder::andThen).orElseThrow();
    }

    private static List<Step> steps(List<ScenarioFlow> runs) {
        RunChain chain = new RunChain();
        runs.forEach(chain::add);
        chain.close();
        return chain.steps;
    }

    /** Goes from the last step to the first. The steps after a step start when its users have ended. */
    private static PopulationBuilder before(List<Step> steps, List<PopulationBuilder> last) {
        List<PopulationBuilder> following = last;
        for (int i = steps.size() - 1; i >= 0; i--) {
            PopulationBuilder users = steps.get(i).users().andThen(following.toArray(PopulationBuilder[]::new));
            following = Stream.concat(steps.get(i).load().stream(), Stream.of(users))
                    .toList();
        }
        // The first step only arranges its run, and no load starts together with it.
        return following.get(0);
    }

    private void add(ScenarioFlow flow) {
        if (!flows.isEmpty() && !flow.sharesUsersWith(flows.iterator().next())) {
            close();
        }
        append(flow, flow.arrange());
        flow.load().ifPresent(paced -> {
            close();
            load.add(paced);
        });
        append(flow, flow.finish());
    }

    private void append(ScenarioFlow flow, ChainBuilder more) {
        flows.add(flow);
        actions = actions == null ? more : actions.exec(more);
    }

    private void close() {
        ScenarioFlow first = flows.iterator().next();
        String name = first.id() + (load.isEmpty() ? " arrange" : " drain");
        List<ScenarioFlow> logged = List.copyOf(flows);
        steps.add(new Step(
                List.copyOf(load),
                EngineTap.inject(
                        scenario(name).exec(actions),
                        first.users(),
                        engine -> logged.forEach(flow -> flow.logTo(name, engine)))));
        load.clear();
        flows.clear();
        actions = null;
    }
}
