package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.connect.bench.console.RunPlan;
import io.connect.bench.console.ShortPlan;
import io.connect.bench.console.Terminal;
import io.connect.bench.environment.FixtureRemoval;
import io.connect.bench.external.CostEstimate;
import io.connect.bench.external.ExternalEnvironmentException;
import io.connect.bench.round.Schedule;
import io.connect.bench.round.Turn;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.settings.DiskSpace;
import io.connect.bench.settings.ScenarioSelection;
import io.connect.bench.settings.Settings;
import io.connect.bench.settings.ShardRules;
import io.connect.reports.text.FileTrouble;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.Simulation;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Runs the scenarios of scenarios.yaml that belong to certain groups. That file describes the experiments; a subclass only
 * selects its groups.
 *
 * <p>Each verdict is logged as a request and asserted. So the build fails at the end of the simulation, with all results written,
 * if any verdict is not pass.
 */
public abstract class GroupSimulation extends Simulation {

    /** Runs the selected scenarios of the groups that {@code mine} accepts. */
    // Gatling requires a simulation to be set up when its constructor returns.
    @SuppressWarnings("this-escape")
    protected GroupSimulation(Predicate<String> mine) {
        Settings settings = settings();
        ScenarioSelection selection = selected(settings);
        List<Scenario> selected = selection.scenarios().stream()
                .filter(candidate -> mine.test(candidate.group()))
                .toList();
        if (selected.isEmpty()) {
            EarlyEnd.well(nothingToDo(settings));
        } else if (settings.has(Settings.Flag.REMOVE)) {
            remove(settings, selected);
        } else if (!ShardRules.refusals(settings, selected).isEmpty()) {
            EarlyEnd.refused(String.join(System.lineSeparator(), ShardRules.refusals(settings, selected)));
        } else if (settings.has(Settings.Flag.PLAN)) {
            EarlyEnd.well(RunPlan.of(selected, settings.projectRoot()));
        } else {
            DiskSpace.shortage(settings).ifPresent(EarlyEnd::badly);
            agreeOnCost(settings, selected);
            run(settings, selection.file(), selected);
        }
    }

    /** Requires the user to agree to the cost of a run on real AWS before it starts. */
    private static void agreeOnCost(Settings settings, List<Scenario> selected) {
        Optional<CostEstimate> estimate = CostEstimate.of(selected);
        estimate.ifPresent(cost -> System.out.println("these runs go to real AWS; " + cost));
        if (estimate.isPresent() && !settings.has(Settings.Flag.CONFIRM_COST)) {
            EarlyEnd.refused("nothing was started: agree to the cost with -Dconfirm-cost, or choose less");
        }
    }

    private static void remove(Settings settings, List<Scenario> selected) {
        try {
            for (Scenario scenario : selected) {
                List<String> removed = FixtureRemoval.of(runs(settings, scenario), settings.runId());
                System.out.println(scenario.id() + " of run " + settings.runId() + ": "
                        + (removed.isEmpty() ? "nothing was left" : "removed " + String.join(", ", removed)));
            }
        } catch (IllegalArgumentException | ExternalEnvironmentException problem) {
            EarlyEnd.refused(problem.getMessage());
        } catch (RuntimeException problem) {
            EarlyEnd.badly("not everything of run " + settings.runId() + " could be removed: " + problem);
        }
        EarlyEnd.well("nothing else was started");
    }

    /** All runs that a scenario may have had: one, or several rounds with their repetitions. */
    private static List<Scenario> runs(Settings settings, Scenario scenario) {
        return Schedule.of(List.of(scenario), settings.seed()).stream()
                .map(Turn::scenario)
                .toList();
    }

    private static Settings settings() {
        try {
            return Settings.from(System.getProperties());
        } catch (IllegalArgumentException problem) {
            EarlyEnd.refused(problem.getMessage());
            throw problem;
        }
    }

    private static ScenarioSelection selected(Settings settings) {
        try {
            return ScenarioSelection.of(settings);
        } catch (ScenarioProblems problems) {
            EarlyEnd.refused(problems.getMessage());
            throw problems;
        }
    }

    private void run(Settings settings, ScenarioFile file, List<Scenario> selected) {
        Terminal.print(ShortPlan.of(selected, settings.projectRoot()));
        Bench bench = bench(settings, file, selected);
        List<Assertion> assertions = new ArrayList<>();
        bench.verdictRequests().forEach(request -> assertions.add(succeeds(request)));
        if (settings.has(Settings.Flag.GATE)) {
            assertions.add(succeeds(Bench.gateRequest()));
        }
        setUp(bench.population())
                .protocols(
                        // All virtual users share one pool: each is one batch, and none is a person with a browser.
                        http.shareConnections().disableWarmUp().disableCaching().disableFollowRedirect())
                .assertions(assertions);
    }

    private static Bench bench(Settings settings, ScenarioFile file, List<Scenario> selected) {
        try {
            return new Bench(settings.inFolderOfItsOwn(), file, selected);
        } catch (IllegalArgumentException problem) {
            EarlyEnd.refused(problem.getMessage());
            throw problem;
        } catch (UncheckedIOException problem) {
            EarlyEnd.badly("nothing was started: " + FileTrouble.of(problem));
            throw problem;
        }
    }

    /** The number of successes is asserted, so that a verdict that was never logged fails too. */
    private static Assertion succeeds(String request) {
        return details(request).successfulRequests().count().is(1L);
    }

    private String nothingToDo(Settings settings) {
        return getClass().getSimpleName() + ": no scenario of profile " + settings.profile()
                + (settings.selected().names().isEmpty()
                        ? ""
                        : " named " + settings.selected().names())
                + " belongs here, nothing to do";
    }
}
