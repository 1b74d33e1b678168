package io.connect.conformance.suite;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Scenario;
import java.util.List;
import java.util.stream.Stream;

/** All scenarios, in the order of the report. */
public final class Suite {

    private Suite() {}

    public static List<Scenario> scenarios() {
        return Stream.of(
                        QueueScenarios.area(),
                        QueueAttributeScenarios.area(),
                        TagScenarios.area(),
                        SendScenarios.area(),
                        SizeScenarios.area(),
                        MessageAttributeScenarios.area(),
                        BatchScenarios.area(),
                        ReceiveScenarios.area(),
                        LongPollScenarios.area(),
                        VisibilityScenarios.area(),
                        DeleteScenarios.area(),
                        DelayScenarios.area(),
                        FifoOrderScenarios.area(),
                        DeduplicationScenarios.area(),
                        FifoRuleScenarios.area(),
                        RedriveScenarios.area(),
                        RedrivePolicyScenarios.area(),
                        MoveTaskScenarios.area(),
                        PermissionScenarios.area(),
                        ProtocolScenarios.area())
                .map(Area::scenarios)
                .flatMap(List::stream)
                .toList();
    }
}
