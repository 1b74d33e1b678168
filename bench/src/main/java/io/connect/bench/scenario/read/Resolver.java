package io.connect.bench.scenario.read;

import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.table.EnvironmentTable;
import io.connect.bench.scenario.table.FileTable;
import io.connect.bench.scenario.table.FileText;
import io.connect.bench.scenario.table.Part;
import io.connect.bench.scenario.table.QueuePart;
import io.connect.bench.scenario.table.ScenarioText;
import io.connect.bench.scenario.target.Kpi;
import io.connect.bench.scenario.yaml.Cursor;
import io.connect.bench.scenario.yaml.Entries;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Problems;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;

/**
 * Lays the layers of the file over one another for one run: defaults, scenario, variant, then what scenario and variant say
 * for the profile. Used by one thread.
 */
final class Resolver {

    private static final Duration SQS_DEFAULT_VISIBILITY = Duration.ofSeconds(30);
    private static final Duration SQS_DEFAULT_RETENTION = Duration.ofDays(4);

    private final Node root;
    private final FileTable table;
    private final FileText file;
    private final Problems problems;
    private final Layers layers;

    Resolver(Node root, FileTable table, FileText file, Problems problems) {
        this.root = root;
        this.table = table;
        this.file = file;
        this.problems = problems;
        this.layers = new Layers(problems);
    }

    /**
     * Which run.
     *
     * @param before variants of the scenario that are run before this one, which its targets may be a share of
     */
    record Run(
            String scenario,
            Optional<String> variant,
            String profile,
            Optional<String> subject,
            Optional<EnvironmentKind> environment,
            Optional<Node> environmentOnTop,
            Set<String> before) {}

    /** The run, or empty once every problem with it was reported. */
    Optional<Scenario> resolve(Run run) {
        Stack stack = stack(run);
        Optional<Part> whole = read(stack.whole());
        Optional<Part> written = read(stack.written());
        Optional<Part> forProfile = read(stack.forProfile());
        Optional<Part> defaults = read(stack.defaults());
        Optional<Part> own = read(stack.own());
        if (whole.isEmpty() || written.isEmpty() || forProfile.isEmpty() || defaults.isEmpty() || own.isEmpty()) {
            return Optional.empty();
        }
        Place place = new Place(stack.whole(), problems);
        Optional<Subject> subject =
                named("subject", run.subject().or(whole.get()::subject), file.subjects(), place, "no subject is named");
        Optional<Map<String, String>> preset = whole.get().preset().isEmpty()
                ? Optional.of(Map.of())
                : named("preset", whole.get().preset(), file.presets(), place, "");
        Optional<QueueSpec> queue = queue(whole.get().queue(), place);
        if (subject.isEmpty() || preset.isEmpty() || queue.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> connector = ConnectorResolver.over(List.of(
                subject.get().config(),
                defaults.get().connector(),
                preset.get(),
                own.get().connector()));
        return assemble(
                run, place, subject.get(), queue.get(), connector, whole.get(), written.get(), forProfile.get());
    }

    private Optional<Scenario> assemble(
            Run run,
            Place place,
            Subject subject,
            QueueSpec queue,
            Map<String, String> connector,
            Part whole,
            Part written,
            Part forProfile) {
        int before = problems.count();
        ConnectorResolver connectors = new ConnectorResolver(place);
        connectors.check(connector, queue.count());
        int tasks = connectors.tasks(connector);
        Optional<EnvironmentSpec> environment = environment(run, whole, connector);
        Optional<LoadResolver.Shaped> load = new LoadResolver(
                        whole.load(),
                        forProfile.load(),
                        written.load(),
                        file.profiles().get(run.profile()),
                        place)
                .resolve(queue.type());
        if (environment.isEmpty() || load.isEmpty()) {
            return Optional.empty();
        }
        List<Fault> faults = new FaultResolver(load.get(), environment.get(), tasks, place)
                .resolve(whole.faults().orElse(List.of()), forProfile.faults().isPresent());
        ScenarioText text = file.scenarios().get(run.scenario());
        boolean connectorUnderTest = subject.kind() == Subject.Kind.CONNECTOR;
        List<Kpi> kpis = new KpiResolver(
                        load.get().load(),
                        faults,
                        load.get().scale().rate(),
                        tasks,
                        new KpiResolver.Variants(run.variant(), text.variants().keySet(), run.before(), run.profile()),
                        environment.get().kind(),
                        place)
                .resolve(
                        connectorUnderTest ? file.kpis() : Map.of(),
                        // Targets are set for the subject that the scenario names, not for one put in its place.
                        connectorUnderTest || run.subject().isEmpty() ? whole.expect() : Map.of(),
                        forProfile.expect().keySet());
        if (problems.count() > before) {
            return Optional.empty();
        }
        return Optional.of(new Scenario(
                run.scenario(),
                run.variant(),
                text.group(),
                text.purpose(),
                run.profile(),
                environment.get(),
                subject,
                queue,
                connector,
                load.get().load(),
                faults,
                kpis,
                file.gates(),
                load.get().scale()));
    }

    /** The layers of a run, merged in the ways that are needed. */
    private record Stack(
            MappingNode whole, MappingNode written, MappingNode forProfile, MappingNode defaults, MappingNode own) {}

    private Stack stack(Run run) {
        Node scenario = child(root, "scenarios", run.scenario()).orElseThrow();
        Optional<Node> variant = run.variant().flatMap(name -> child(scenario, "variants", name));
        List<Node> written = new ArrayList<>();
        written.add(scenario);
        variant.ifPresent(written::add);
        List<Node> forProfile = new ArrayList<>();
        child(scenario, "profiles", run.profile()).ifPresent(forProfile::add);
        variant.flatMap(node -> child(node, "profiles", run.profile())).ifPresent(forProfile::add);
        MappingNode empty = layers.only(scenario, Set.of());
        MappingNode defaults = child(root, "defaults").map(this::common).orElse(empty);
        MappingNode ownWritten =
                layers.merge(written.stream().map(this::common).toList()).orElse(empty);
        MappingNode profileOnly =
                layers.merge(forProfile.stream().map(this::common).toList()).orElse(empty);
        MappingNode own = layers.merge(List.of(ownWritten, profileOnly)).orElseThrow();
        MappingNode all = layers.merge(List.of(defaults, own)).orElseThrow();
        // What belongs to the scenario as a whole is reported at the scenario.
        MappingNode whole = layers.merge(List.of(all, empty)).orElseThrow();
        return new Stack(whole, layers.merge(List.of(defaults, ownWritten)).orElseThrow(), profileOnly, defaults, own);
    }

    private Optional<EnvironmentSpec> environment(Run run, Part whole, Map<String, String> connector) {
        List<Node> nodes = new ArrayList<>();
        child(root, "environment").ifPresent(nodes::add);
        child(root, "profiles", run.profile(), "environment").ifPresent(nodes::add);
        child(stack(run).whole(), "environment").ifPresent(nodes::add);
        run.environmentOnTop().ifPresent(nodes::add);
        MappingNode merged = layers.merge(nodes).orElseThrow();
        Payload payload = whole.load().payload().orElse(new Payload.Plain());
        boolean s3 = payload instanceof Payload.ClaimCheck || ConnectorResolver.uses(connector, "s3.");
        boolean registry = payload instanceof Payload.Avro || ConnectorResolver.uses(connector, "registry.");
        return EnvironmentTable.TYPE
                .read(new Cursor(merged, "environment", problems))
                .flatMap(part -> EnvironmentResolver.resolve(
                        part, run.environment(), s3, registry, new Place(merged, problems)));
    }

    private static Optional<QueueSpec> queue(QueuePart part, Place place) {
        try {
            return Optional.of(new QueueSpec(
                    part.type().orElse(QueueType.STANDARD),
                    part.count().orElse(1),
                    part.visibilityTimeout().orElse(SQS_DEFAULT_VISIBILITY),
                    part.retention().orElse(SQS_DEFAULT_RETENTION),
                    part.maxReceiveCount()));
        } catch (IllegalArgumentException e) {
            place.problem(e.getMessage(), "queue");
            return Optional.empty();
        }
    }

    private static <T> Optional<T> named(
            String key, Optional<String> name, Map<String, T> known, Place place, String missing) {
        if (name.isEmpty()) {
            place.problem("key '" + key + "' is missing: " + missing + Nearest.hint("", known.keySet()), key);
            return Optional.empty();
        }
        T found = known.get(name.get());
        if (found == null) {
            place.problem("unknown " + key + " '" + name.get() + "'" + Nearest.hint(name.get(), known.keySet()), key);
        }
        return Optional.ofNullable(found);
    }

    private MappingNode common(Node node) {
        return layers.only(node, table.scenarios.commonKeys());
    }

    private Optional<Part> read(MappingNode node) {
        return table.scenarios.part.read(new Cursor(node, problems.pathOf(node), problems));
    }

    private static Optional<Node> child(Node node, String... keys) {
        Optional<Node> at = Optional.of(node);
        for (String key : keys) {
            at = at.flatMap(parent -> Entries.find(parent, key)).map(NodeTuple::getValueNode);
        }
        return at;
    }
}
