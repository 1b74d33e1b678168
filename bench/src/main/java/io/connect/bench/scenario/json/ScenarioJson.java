package io.connect.bench.scenario.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.scenario.DeadLetters;
import io.connect.bench.scenario.RecordRule;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.unit.Percent;
import io.connect.reports.scenario.ScenarioKeys;

/**
 * Prints a resolved scenario in the form that results contain: the words and units of scenarios.yaml, with all defaults filled
 * in.
 */
public final class ScenarioJson {

    private ScenarioJson() {}

    /** The scenario as run. */
    public static ObjectNode of(Scenario scenario) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", scenario.name());
        scenario.variant().ifPresent(variant -> json.put("variant", variant));
        json.put("group", scenario.group());
        json.put("purpose", scenario.purpose());
        json.put("profile", scenario.profile());
        json.set("scale", RecordJson.map(scenario.scale()));
        json.set("environment", environment(scenario.environment()));
        subject(json.putObject(ScenarioKeys.SUBJECT), scenario.subject());
        if (scenario.subject().kind() != Subject.Kind.NONE) {
            json.withObjectProperty(ScenarioKeys.SUBJECT).set("records", RecordJson.map(RecordRule.of(scenario)));
        }
        json.set(ScenarioKeys.QUEUE, RecordJson.map(scenario.queue()));
        json.set(ScenarioKeys.CONNECTOR, RecordJson.of(scenario.connector()));
        json.set(ScenarioKeys.LOAD, load(scenario.load()));
        json.set("faults", RecordJson.of(scenario.faults()));
        json.set("rounds", RecordJson.map(scenario.rounds()));
        ArrayNode kpis = json.putArray("expect");
        scenario.kpis().forEach(kpi -> kpi(kpis.addObject(), kpi));
        ObjectNode gates = json.putObject("gates");
        scenario.gates()
                .forEach((metric, gate) -> gates.putObject(metric)
                        .put("worse", new Percent(gate.percent()).toString())
                        .put("floor", gate.floor()));
        return json;
    }

    private static ObjectNode environment(EnvironmentSpec environment) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        RecordJson.put(json, "kind", environment.kind());
        RecordJson.put(json, "rehearsal", environment.rehearsal());
        RecordJson.put(json, "jvm", environment.jvm());
        json.set("kafka", RecordJson.map(environment.kafka()));
        json.set("connect", RecordJson.map(environment.connect()));
        service(json, "sqs", environment.sqs());
        service(json, "s3", environment.s3());
        service(json, "registry", environment.registry());
        if (environment.kind() == EnvironmentKind.EXTERNAL) {
            external(json, environment.external());
        }
        if (environment.kind() == EnvironmentKind.EMBEDDED) {
            json.withObjectProperty("sqs")
                    .put("program", environment.programs().sqs().text());
        }
        if (environment.kind() == EnvironmentKind.DOCKER) {
            json.putObject("docker")
                    .put("localstack", environment.programs().docker().localstack())
                    .put("toxiproxy", environment.programs().docker().toxiproxy());
        }
        return json;
    }

    /** Adds the settings of existing parts to their addresses, under the keys of an external environment's file. */
    private static void external(ObjectNode json, ExternalSpec external) {
        RecordJson.put(json.withObjectProperty("kafka"), "client", external.kafkaClient());
        RecordJson.put(json.withObjectProperty("connect"), "access", external.connectAccess());
        ObjectNode sqs = json.withObjectProperty("sqs");
        if (external.queueUrls().isEmpty()) {
            sqs.put("queueNames", external.queueNames());
        } else {
            RecordJson.put(sqs, "queueUrls", external.queueUrls());
        }
        external.bucket().ifPresent(bucket -> json.withObjectProperty("s3").put("bucket", bucket));
    }

    private static void service(ObjectNode json, String name, ServiceSpec service) {
        if (service.needed()) {
            RecordJson.put(json.putObject(name).put("region", service.region()), "endpoint", service.endpoint());
        }
    }

    private static void subject(ObjectNode json, Subject subject) {
        json.put("name", subject.name()).put(ScenarioKeys.KIND, subject.kind().text());
        subject.plugin().ifPresent(plugin -> json.put("plugin", plugin));
        if (!subject.config().isEmpty()) {
            RecordJson.put(json, ScenarioKeys.CONNECTOR, subject.config());
        }
        if (!subject.deadLetters().equals(DeadLetters.OWN)) {
            RecordJson.put(json, "deadLetters", subject.deadLetters());
        }
    }

    private static ObjectNode load(Load load) {
        ObjectNode json = RecordJson.map(load);
        if (load.groups() == 0) {
            json.remove("groups");
        }
        return json;
    }

    private static void kpi(ObjectNode json, Kpi kpi) {
        json.put("metric", kpi.metricId())
                .put("text", kpi.text())
                .put("comparison", kpi.comparison().symbol())
                .put("limit", kpi.limit());
        kpi.relativeTo().ifPresent(other -> json.put("percentOf", other));
    }
}
