package io.connect.bench.settings;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.load.Payload;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks that several shards of one load can run a scenario together. Shards have only the run id and the start time in common.
 * Features for which they would have to wait for each other are rejected.
 */
public final class ShardRules {

    private ShardRules() {}

    /** The reasons why a shard cannot run these scenarios; empty if there are none, or if the load is not divided into shards. */
    public static List<String> refusals(Settings settings, List<Scenario> scenarios) {
        List<Scenario> shared = scenarios.stream()
                .filter(scenario -> scenario.environment().kind() == EnvironmentKind.EXTERNAL)
                .toList();
        if (settings.share().isWhole() || shared.isEmpty()) {
            return List.of();
        }
        List<String> refusals = new ArrayList<>();
        if (settings.start().isEmpty()) {
            refusals.add("shards of one load begin together: give all of them the same -Dstart=MOMENT, such as"
                    + " 2026-01-31T12:00:00Z, a minute or two from now");
        }
        if (shared.size() > 1) {
            refusals.add("shards of one load run one scenario at a time: name one with -Dscenario; these were chosen: "
                    + shared.stream().map(Scenario::id).toList());
        }
        for (Scenario scenario : shared) {
            if (scenario.load().backlog().isPresent()) {
                refusals.add(scenario.id()
                        + " fills a backlog before it is drained; shards cannot wait for each other's part."
                        + " Offer it whole, or choose a scenario with a paced load only");
            }
            if (scenario.load().payload() instanceof Payload.ClaimCheck) {
                refusals.add(
                        scenario.id() + " cannot be offered in shards: each would place and take away the objects that"
                                + " the others point at");
            }
        }
        return refusals;
    }
}
