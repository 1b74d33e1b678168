package io.connect.gatling;

import io.connect.bench.scenario.Scenario;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Provenance;
import io.connect.reports.run.GitProbe;
import io.connect.reports.run.MachineProbe;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The commit and the machine of an invocation, read once for all its results. */
final class Origin {

    private final Provenance.Git git;
    private final Machine machine;

    /** @param project a folder in the checkout */
    Origin(Path project) {
        this.git = GitProbe.at(project);
        this.machine = MachineProbe.current();
    }

    /** The provenance for the result of one scenario. */
    Provenance of(Scenario scenario, String subject) {
        Map<String, String> versions = new LinkedHashMap<>();
        versions.put("kafka", scenario.environment().kafka().version());
        versions.put("connect", scenario.environment().connect().version());
        versions.put("subject", subject);
        return new Provenance(git, machine, versions);
    }
}
