package io.connect.conformance.scenario;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects the scenarios of one area. */
public final class Area {

    private final String name;
    private final List<Scenario> scenarios = new ArrayList<>();

    public Area(String name) {
        this.name = name;
    }

    /** Adds a scenario. */
    public Area add(String title, Page page, Consumer<Trial> trial) {
        scenarios.add(new Scenario(name, title, page, false, trial));
        return this;
    }

    /** Adds a scenario that waits more than thirty seconds. */
    public Area addSlow(String title, Page page, Consumer<Trial> trial) {
        scenarios.add(new Scenario(name, title, page, true, trial));
        return this;
    }

    public List<Scenario> scenarios() {
        return List.copyOf(scenarios);
    }
}
