package io.connect.bench.environment;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import java.util.List;

/**
 * Lets scenarios whose environments differ in nothing but an object store or a schema registry run in one that has both.
 * An idle service costs little, a new environment and its rehearsal more than a minute each.
 */
public final class SharedServices {

    private SharedServices() {}

    /** The scenarios of one invocation, in their order, each with every service that its environment will have. */
    public static List<Scenario> of(List<Scenario> scenarios) {
        return scenarios.stream()
                // What is there already is somebody's, and asked for no more than each scenario needs.
                .map(scenario -> scenario.environment().kind() == EnvironmentKind.EXTERNAL
                        ? scenario
                        : scenario.withEnvironment(shared(scenario, scenarios)))
                .toList();
    }

    private static EnvironmentSpec shared(Scenario scenario, List<Scenario> all) {
        EnvironmentSpec own = scenario.environment();
        List<EnvironmentSpec> alike = all.stream()
                .map(Scenario::environment)
                .filter(other -> withServices(other, own.s3(), own.registry()).equals(own))
                .toList();
        return withServices(
                own,
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

    private static EnvironmentSpec withServices(EnvironmentSpec spec, ServiceSpec s3, ServiceSpec registry) {
        return new EnvironmentSpec(
                spec.kind(),
                spec.kafka(),
                spec.connect(),
                spec.sqs(),
                s3,
                registry,
                spec.external(),
                spec.programs(),
                spec.rehearsal());
    }
}
