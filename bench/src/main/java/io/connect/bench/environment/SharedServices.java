package io.connect.bench.environment;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import java.util.List;

/**
 * Lets scenarios whose environments differ in nothing but an object store or a schema registry run in one that has both.
 * An idle service costs little, and the programs of a new environment are cold.
 */
public final class SharedServices {

    private SharedServices() {}

    /** The scenarios of one invocation, in their order, each with every service that its environment will have. */
    public static List<Scenario> of(List<Scenario> scenarios) {
        return scenarios.stream()
                // An existing cluster belongs to somebody else: each scenario uses only the services that it needs.
                .map(scenario -> scenario.environment().kind() == EnvironmentKind.EXTERNAL
                        ? scenario
                        : scenario.withEnvironment(shared(scenario, scenarios)))
                .toList();
    }

    private static EnvironmentSpec shared(Scenario scenario, List<Scenario> all) {
        EnvironmentSpec own = scenario.environment();
        List<EnvironmentSpec> alike = all.stream()
                .map(Scenario::environment)
                // Workers of several kinds stand beside each other on one set of brokers and services.
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
