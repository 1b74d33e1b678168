package io.connect.bench.environment;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import java.util.List;

/**
 * Lets scenarios share an environment if they differ only in the object store or the schema registry. The shared environment has
 * both services. An idle service costs little, while the processes of a new environment are cold.
 */
public final class SharedServices {

    private SharedServices() {}

    /** Returns the scenarios of one invocation, in their order, each with all services of its environment. */
    public static List<Scenario> of(List<Scenario> scenarios) {
        return scenarios.stream()
                // An existing cluster may belong to somebody else, so each scenario uses only the services that it
                // needs.
                .map(scenario -> scenario.environment().kind() == EnvironmentKind.EXTERNAL
                        ? scenario
                        : scenario.withEnvironment(shared(scenario, scenarios)))
                .toList();
    }

    private static EnvironmentSpec shared(Scenario scenario, List<Scenario> all) {
        EnvironmentSpec own = scenario.environment();
        List<EnvironmentSpec> alike = all.stream()
                .map(Scenario::environment)
                // Different kinds of workers can run on the same brokers and services.
                .filter(other -> other.withServices(own.s3(), own.registry())
                        .withConnect(own.connect())
                        .withRehearsal(own.rehearsal())
                        .equals(own))
                .toList();
        return own.withServices(
                alike.stream()
                        .map(EnvironmentSpec::s3)
                        .filter(ServiceSpec::needed)
                        .findFirst()
                        .orElse(own.s3()),
                alike.stream()
                        .map(EnvironmentSpec::registry)
                        .filter(ServiceSpec::needed)
                        .findFirst()
                        .orElse(own.registry()));
    }
}
