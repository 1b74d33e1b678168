package io.connect.gatling;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.details;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;

import io.connect.gatling.run.Bench;
import io.connect.gatling.run.Settings;
import io.connect.testbed.scenario.Scenario;
import io.gatling.javaapi.core.Assertion;
import io.gatling.javaapi.core.ScenarioBuilder;
import io.gatling.javaapi.core.Simulation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Runs the scenarios of scenarios.yaml that belong to some groups. Everything about an experiment is in that file; a
 * subclass only says which groups are its own.
 *
 * <p>Each verdict is logged as a request and asserted, so that the build fails at the end of the simulation, with all
 * results written, when one is anything but pass.
 */
public abstract class GroupSimulation extends Simulation {

    /** Runs what is selected of the groups that {@code mine} accepts. */
    protected GroupSimulation(Predicate<String> mine) {
        Settings settings = Settings.from(System.getProperties());
        List<Scenario> selected = ScenarioSelection.of(settings).stream()
                .filter(candidate -> mine.test(candidate.group()))
                .toList();
        if (selected.isEmpty()) {
            nothingToDo(settings);
        } else {
            run(settings, selected);
        }
    }

    private void run(Settings settings, List<Scenario> selected) {
        Bench bench = new Bench(settings, selected);
        List<Assertion> assertions = new ArrayList<>();
        bench.verdictRequests().forEach(request -> assertions.add(succeeds(request)));
        if (settings.gate()) {
            assertions.add(succeeds(Bench.gateRequest()));
        }
        setUp(bench.population())
                .protocols(
                        // One pool for all virtual users: each is one batch, and none is a person with a browser.
                        http.shareConnections().disableWarmUp().disableCaching().disableFollowRedirect())
                .assertions(assertions);
    }

    /** Asserted on the count of successes, so that a verdict that was never logged fails too. */
    private static Assertion succeeds(String request) {
        return details(request).successfulRequests().count().is(1L);
    }

    private void nothingToDo(Settings settings) {
        System.out.println(getClass().getSimpleName() + ": no scenario of profile " + settings.profile()
                + (settings.names().isEmpty() ? "" : " named " + settings.names())
                + " belongs here, nothing to do");
        ScenarioBuilder nothing = scenario("nothing").exec(session -> session);
        setUp(nothing.injectOpen(atOnceUsers(1)));
    }
}
