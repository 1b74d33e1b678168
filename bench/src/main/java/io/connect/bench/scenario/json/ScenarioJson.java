package io.connect.bench.scenario.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.Scale;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.KafkaSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.target.Kpi;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.bench.scenario.unit.Percent;
import io.connect.reports.scenario.ScenarioKeys;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Prints a resolved scenario, the way a result carries it: the words and units of scenarios.yaml, nothing left to defaults.
 */
public final class ScenarioJson {

    /** Connect keys whose values are never written down. */
    private static final Pattern SECRET = Pattern.compile("(?i).*(secret|password|credential|sasl\\.jaas|token).*");

    private static final String HIDDEN = "[hidden]";

    private ScenarioJson() {}

    /** The scenario as run. */
    public static ObjectNode of(Scenario scenario) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", scenario.name());
        scenario.variant().ifPresent(variant -> json.put("variant", variant));
        json.put("group", scenario.group());
        json.put("purpose", scenario.purpose());
        json.put("profile", scenario.profile());
        scale(json.putObject("scale"), scenario.scale());
        environment(json.putObject("environment"), scenario.environment());
        subject(json.putObject(ScenarioKeys.SUBJECT), scenario.subject());
        queue(json.putObject(ScenarioKeys.QUEUE), scenario.queue());
        properties(json.putObject(ScenarioKeys.CONNECTOR), scenario.connector());
        load(json.putObject(ScenarioKeys.LOAD), scenario.load());
        json.set("faults", RecordJson.of(scenario.faults()));
        ArrayNode kpis = json.putArray("expect");
        scenario.kpis().forEach(kpi -> kpi(kpis.addObject(), kpi));
        ObjectNode gates = json.putObject("gates");
        scenario.gates()
                .forEach((metric, gate) -> gates.putObject(metric)
                        .put("worse", new Percent(gate.percent()).toString())
                        .put("floor", gate.floor()));
        return json;
    }

    private static void scale(ObjectNode json, Scale scale) {
        json.put("rate", scale.rate()).put("time", scale.time()).put("volume", scale.volume());
    }

    private static void environment(ObjectNode json, EnvironmentSpec environment) {
        json.put("kind", environment.kind().text());
        json.put("rehearsal", DurationText.print(environment.rehearsal()));
        KafkaSpec kafka = environment.kafka();
        ObjectNode brokers = json.putObject("kafka")
                .put("version", kafka.version())
                .put("brokers", kafka.brokers())
                .put("replicationFactor", kafka.replicationFactor())
                .put("partitions", kafka.partitions());
        kafka.bootstrapServers().ifPresent(servers -> brokers.put("bootstrapServers", servers));
        properties(brokers.putObject("properties"), kafka.properties());
        ConnectSpec connect = environment.connect();
        ObjectNode workers = json.putObject("connect")
                .put("version", connect.version())
                .put("workers", connect.workers())
                .put("heap", connect.heap().toString());
        connect.jvm().forEach(workers.putArray("jvm")::add);
        connect.cores().ifPresent(cores -> workers.put("cores", cores));
        connect.url().ifPresent(url -> workers.put("url", url.toString()));
        properties(workers.putObject("properties"), connect.properties());
        service(json, "sqs", environment.sqs());
        service(json, "s3", environment.s3());
        service(json, "registry", environment.registry());
        if (environment.kind() == EnvironmentKind.EXTERNAL) {
            external(json, environment.external());
        }
        if (environment.kind() == EnvironmentKind.DOCKER) {
            json.putObject("docker")
                    .put("localstack", environment.docker().localstack())
                    .put("toxiproxy", environment.docker().toxiproxy());
        }
    }

    /** Beside the addresses, under the keys that a file of an external environment has. */
    private static void external(ObjectNode json, ExternalSpec external) {
        properties(json.withObjectProperty("kafka").putObject("client"), external.kafkaClient());
        ExternalSpec.RestAccess access = external.connectAccess();
        Map<String, String> entry = new LinkedHashMap<>();
        access.username().ifPresent(name -> entry.put("username", name));
        access.password().ifPresent(password -> entry.put("password", password));
        access.trustStore().ifPresent(store -> entry.put("trustStore", store));
        access.trustStorePassword().ifPresent(password -> entry.put("trustStorePassword", password));
        properties(json.withObjectProperty("connect").putObject("access"), entry);
        ObjectNode sqs = json.withObjectProperty("sqs");
        if (external.queueUrls().isEmpty()) {
            sqs.put("queueNames", external.queueNames());
        } else {
            external.queueUrls().forEach(sqs.putArray("queueUrls")::add);
        }
        external.bucket().ifPresent(bucket -> json.withObjectProperty("s3").put("bucket", bucket));
    }

    private static void service(ObjectNode json, String name, ServiceSpec service) {
        if (service.needed()) {
            ObjectNode node = json.putObject(name).put("region", service.region());
            service.endpoint().ifPresent(endpoint -> node.put("endpoint", endpoint.toString()));
        }
    }

    private static void subject(ObjectNode json, Subject subject) {
        json.put("name", subject.name()).put(ScenarioKeys.KIND, subject.kind().text());
        subject.plugin().ifPresent(plugin -> json.put("plugin", plugin));
        if (!subject.config().isEmpty()) {
            properties(json.putObject(ScenarioKeys.CONNECTOR), subject.config());
        }
    }

    private static void queue(ObjectNode json, QueueSpec queue) {
        json.put(ScenarioKeys.TYPE, queue.type().text())
                .put("count", queue.count())
                .put("visibilityTimeout", DurationText.print(queue.visibilityTimeout()))
                .put("retention", DurationText.print(queue.retention()));
        queue.maxReceiveCount().ifPresent(max -> json.put("maxReceiveCount", max));
    }

    private static void properties(ObjectNode json, Map<String, String> properties) {
        properties.forEach((key, value) -> json.put(key, SECRET.matcher(key).matches() ? references(value) : value));
    }

    /** Of a secret's text only what names it: a reference beside it makes a password no less of one. */
    private static String references(String value) {
        String references = ExternalSpec.SECRET_REFERENCE
                .matcher(value)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining(" "));
        return references.equals(value) ? value : (HIDDEN + " " + references).strip();
    }

    private static void load(ObjectNode json, Load load) {
        json.put("messageSize", load.messageSize().toString()).put("batch", load.batch());
        if (load.groups() > 0) {
            json.put("groups", load.groups());
        }
        payload(json, load.payload());
        ArrayNode phases = json.putArray(ScenarioKeys.PHASES);
        load.phases()
                .forEach(phase -> phases.addObject()
                        .put(ScenarioKeys.NAME, phase.name())
                        .put(ScenarioKeys.ROLE, phase.role().text())
                        .put("rate", phase.rate().toString())
                        .put("for", DurationText.print(phase.length())));
        load.backlog()
                .ifPresent(backlog -> json.putObject("backlog")
                        .put("messages", backlog.messages())
                        .put("within", DurationText.print(backlog.within())));
        json.put("drainWithin", DurationText.print(load.drainWithin()));
    }

    private static void payload(ObjectNode json, Payload payload) {
        if (payload instanceof Payload.Compression compression) {
            json.putObject("payload")
                    .putObject(payload.kind())
                    .put("format", compression.format())
                    .put("ratio", compression.ratio())
                    .put("base64", compression.base64());
        } else if (payload instanceof Payload.ClaimCheck claimCheck) {
            json.putObject("payload")
                    .putObject(payload.kind())
                    .put("objectSize", claimCheck.objectSize().toString())
                    .put("objects", claimCheck.objects())
                    .put("field", claimCheck.field());
        } else if (payload instanceof Payload.Avro avro) {
            json.putObject("payload").putObject(payload.kind()).put("base64", avro.base64());
        } else {
            json.put("payload", payload.kind());
        }
    }

    private static void kpi(ObjectNode json, Kpi kpi) {
        json.put("metric", kpi.metricId())
                .put("text", kpi.text())
                .put("comparison", kpi.comparison().symbol())
                .put("limit", kpi.limit());
        kpi.relativeTo().ifPresent(other -> json.put("percentOf", other));
    }
}
