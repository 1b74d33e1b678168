package io.connect.bench.environment;

import io.connect.bench.external.ExternalEnvironment;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.subject.ConnectorHandle;
import io.connect.testbed.RunningEnvironment;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Removes all objects that a killed bench, or the shards of a load, left in an external environment. The run's id in the name
 * identifies them.
 */
public final class FixtureRemoval {

    private final RunningEnvironment environment;
    private final Scenario scenario;
    private final List<String> removed;

    private FixtureRemoval(RunningEnvironment environment, Scenario scenario, List<String> removed) {
        this.environment = environment;
        this.scenario = scenario;
        this.removed = removed;
    }

    /**
     * Removes connector, queues, topics and bucket of one scenario. A missing object is no error.
     *
     * @param runs the scenario under the name of each run that it may have had, at least one
     * @return names of the objects that existed
     * @throws IllegalArgumentException when the scenario's environment ends with its run, so that nothing is left
     */
    public static List<String> of(List<Scenario> runs, String runId) {
        Scenario scenario = runs.get(0);
        if (scenario.environment().kind() != EnvironmentKind.EXTERNAL) {
            throw new IllegalArgumentException(
                    "-Dremove takes away what a run left in an external environment; that of " + scenario.id() + " is "
                            + scenario.environment().kind().text() + " and ends with its run");
        }
        try (ExternalEnvironment environment = ExternalEnvironment.reach(scenario.environment(), runId)) {
            List<String> removed = new ArrayList<>();
            runs.forEach(run -> new FixtureRemoval(environment, run, removed).remove());
            return List.copyOf(removed);
        }
    }

    private void remove() {
        String plain = Fixture.plainName(scenario);
        removeSubjectAndQueues(plain);
        removeSubjectAndQueues(Fixture.plainNameAnew(scenario));
        String name = environment.nameOf(plain);
        String bucket = Fixture.bucket(environment, name);
        if (!Fixture.makesBucket(environment, scenario)) {
            PayloadStage.removeObjects(environment, scenario.load(), name, bucket);
        } else if (environment.s3().removeBucket(bucket)) {
            removed.add("bucket " + bucket);
        }
        SubjectQueues queues = SubjectQueues.gone(environment.queueNameOf(plain));
        SubjectConfig config = SubjectConfig.of(environment, scenario, name, queues, name, bucket);
        Set<String> topics = new LinkedHashSet<>(List.of(name));
        config.dlqTopic().filter(topic -> topic.startsWith(name)).ifPresent(topics::add);
        config.offsetsTopic().filter(topic -> topic.startsWith(name)).ifPresent(topics::add);
        FixtureTopics.delete(environment, topics).forEach(topic -> removed.add("topic " + topic));
    }

    private void removeSubjectAndQueues(String plain) {
        String name = environment.nameOf(plain);
        if (environment.connectRest().status(name).isPresent()) {
            new ConnectorHandle(environment, name, Map.of()).stop();
            removed.add("connector " + name);
        }
        queues(environment.queueNameOf(plain)).forEach(url -> {
            environment.queues().giveBack(url);
            removed.add("queue " + url);
        });
    }

    private List<String> queues(String prefix) {
        List<String> urls = new ArrayList<>();
        for (int i = 1; i <= scenario.queue().count(); i++) {
            environment
                    .queues()
                    .find(FixtureQueues.name(prefix, i, scenario.queue()))
                    .ifPresent(urls::add);
            environment
                    .queues()
                    .find(FixtureQueues.deadLetterName(prefix, i, scenario.queue()))
                    .ifPresent(urls::add);
        }
        return urls;
    }
}
