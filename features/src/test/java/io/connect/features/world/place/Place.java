package io.connect.features.world.place;

import io.connect.features.environment.Environment;
import io.connect.features.environment.EnvironmentKind;
import io.connect.features.environment.Environments;
import io.connect.features.environment.Stores;
import io.connect.features.world.RunningScenario;
import io.connect.testbed.Testbed;
import java.util.function.Supplier;

/** The environment of a scenario: the shared one, unless the scenario has reserved one. */
public final class Place {
    private final RunningScenario scenario;
    /** The shared environment starts when the first scenario needs it. */
    private Supplier<Environment> environment = () -> Environments.ofSuite().shared();

    public Place(RunningScenario scenario) {
        this.scenario = scenario;
    }

    /** The environment of this scenario: the reserved one if any, otherwise the shared one. */
    public Environment environment() {
        return environment.get();
    }

    /** Queue service and brokers of the environment. */
    public Testbed testbed() {
        return environment().testbed();
    }

    /** Object store and registry of the environment. */
    public Stores stores() {
        return environment().stores();
    }

    /**
     * Waits until an environment of this kind is free, and reserves it for this scenario; call it before any program runs
     * there.
     */
    public void reserve(EnvironmentKind kind) {
        Environments suite = Environments.ofSuite();
        Environment own = suite.reserve(kind);
        environment = () -> own;
        scenario.atEnd(() -> suite.giveBack(own));
    }

    /**
     * The reserved environment, to kill, pause, limit or cut parts that other scenarios would use in a shared one.
     *
     * @throws IllegalStateException when this scenario shares it
     */
    public Environment own() {
        if (environment().kind() == EnvironmentKind.SHARED) {
            throw new IllegalStateException("this step harms what other scenarios use at the same time;"
                    + " the scenario needs the tag @own-environment or @three-brokers");
        }
        return environment();
    }
}
