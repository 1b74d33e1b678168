package io.connect.bench.scenario.read;

import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.Rounds;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.bench.scenario.table.EnvironmentText;
import io.connect.bench.scenario.table.Expectation;
import io.connect.bench.scenario.table.Language;
import io.connect.bench.scenario.table.LoadText;
import io.connect.bench.scenario.table.ScaleRules;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Place;
import io.connect.bench.scenario.yaml.Problems;
import io.connect.reports.model.Gate;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Resolves one run from the layers of the file: defaults, scenario, variant, and the profile's parts of scenario and variant.
 * Each section is read separately, so that a wrong value hides only the problems that depend on it. Used by one thread.
 */
final class Resolver {

    private static final String SUBJECTS = "subjects";

    private final Place root;
    private final boolean planned;
    private final Problems problems;
    private final Layers layers;
    private final Map<String, Expectation> kpis;
    private final Map<String, Gate> gates;

    /** @param planned whether its runs will take place; otherwise they are only checked */
    Resolver(Place root, boolean planned) {
        this.root = root;
        this.planned = planned;
        this.problems = root.problems();
        this.layers = new Layers(problems);
        this.kpis = root.at("kpis").read(Language.EXPECT).orElse(Map.of());
        this.gates = root.at("gates").read(Language.GATES).orElse(Map.of());
    }

    /**
     * Identifies one run.
     *
     * @param before variants of the scenario that run before this one; its targets may be relative to them
     */
    record Run(
            String scenario,
            Optional<String> variant,
            String profile,
            SubjectChoice subject,
            Optional<EnvironmentKind> environment,
            Optional<Node> environmentOnTop,
            Set<String> before) {

        private Run with(SubjectChoice chosen) {
            return new Run(scenario, variant, profile, chosen, environment, environmentOnTop, before);
        }
    }

    /**
     * Returns the run once for each of its subjects.
     *
     * @param inPlace subjects that replace the run's own; empty for its own
     */
    List<Run> bySubject(Run run, List<String> inPlace) {
        List<String> names = inPlace.isEmpty() ? listed(run) : inPlace;
        return names.isEmpty()
                ? List.of(run)
                : names.stream()
                        .map(name ->
                                run.with(new SubjectChoice(Optional.of(name), !inPlace.isEmpty(), names.size() > 1)))
                        .toList();
    }

    /** The list of subjects in the run's layers; empty if the layers name a single subject. */
    private List<String> listed(Run run) {
        Place whole = RunLayers.of(root, run).whole();
        if (!whole.has(SUBJECTS)) {
            return List.of();
        }
        Set<String> names = new LinkedHashSet<>();
        for (Place each : whole.at(SUBJECTS).elements()) {
            each.word().ifPresent(name -> {
                List<String> known = root.at(SUBJECTS).keys();
                if (!known.contains(name)) {
                    each.problem("unknown subject '" + name + "'" + Nearest.hint(name, known));
                } else if (!names.add(name)) {
                    each.problem("subject '" + name + "' is named twice");
                }
            });
        }
        if (names.isEmpty() && !problems.any()) {
            whole.problem("a list of subjects names at least one", SUBJECTS);
        }
        if (whole.has("subject")) {
            whole.problem("give 'subject' or 'subjects', not both", SUBJECTS);
        }
        return List.copyOf(names);
    }

    /** Resolves the run; empty if there were problems, which were all reported. */
    Optional<Scenario> resolve(Run run) {
        RunLayers said = RunLayers.of(root, run);
        Place whole = said.whole();
        Optional<Subject> subject = subject(run, whole, said.complete());
        Optional<Map<String, String>> preset = preset(whole);
        Optional<QueueSpec> queue = whole.at("queue").read(Language.QUEUE);
        Map<String, String> connector = ConnectorResolver.over(Stream.of(
                        subject.map(Subject::config),
                        said.defaults().at("connector").read(Language.CONNECTOR),
                        preset,
                        said.own().at("connector").read(Language.CONNECTOR))
                .map(keys -> keys.orElse(Map.of()))
                .toList());
        ConnectorResolver connectors = new ConnectorResolver(whole);
        connectors.check(connector, queue.map(QueueSpec::count).orElse(1));
        // An unknown subject or preset may contain the number of tasks.
        OptionalInt tasks = subject.isEmpty() || preset.isEmpty() ? OptionalInt.empty() : connectors.tasks(connector);

        Optional<LoadText> text = whole.at("load").read(Language.LOAD);
        Place environment = environment(run, whole);
        Optional<EnvironmentText> environmentText = environment.read(Language.ENVIRONMENT);
        Optional<EnvironmentSpec> spec =
                environmentText.flatMap(its -> environment(run, its, text, connector, environment));
        EnvironmentKind kind = run.environment()
                .or(() -> environmentText.map(EnvironmentText::kind))
                .orElse(EnvironmentKind.EMBEDDED);
        Optional<LoadResolver.Shaped> shaped = text.flatMap(its -> shaped(run, said, its, queue));
        Optional<Load> load = shaped.filter(any -> whole.readable("load")).map(LoadResolver.Shaped::load);

        List<Fault> faults = new FaultResolver(
                        kind == EnvironmentKind.EXTERNAL,
                        parts(said, environment, environmentText, spec, tasks, subject),
                        shaped.filter(any -> said.knowsTimes() && root.readable("profiles", run.profile())),
                        // The faults were written for the scenario's own subject: another one may not have these parts.
                        run.subject().inPlace(),
                        whole)
                .resolve(said.forProfile().has("faults"));
        List<Kpi> targets = targets(
                run,
                whole,
                said.forProfile(),
                subject,
                new KpiResolver.Yield(
                        load,
                        Optional.of(faults).filter(all -> said.knows("faults")),
                        shaped.map(each -> each.scale().rate()).orElse(1.0),
                        kind,
                        spec.map(EnvironmentSpec::connect),
                        planned),
                tasks.orElse(1));

        if (problems.any() || subject.isEmpty() || queue.isEmpty() || spec.isEmpty() || load.isEmpty()) {
            return Optional.empty();
        }
        Place scenario = root.at("scenarios", run.scenario());
        return Optional.of(new Scenario(
                run.scenario(),
                run.variant(),
                scenario.text("group").orElseThrow(),
                scenario.text("purpose").orElseThrow(),
                run.profile(),
                spec.get(),
                subject.get(),
                queue.get(),
                connector,
                load.get(),
                faults,
                targets,
                gates,
                whole.has("rounds") ? whole.at("rounds").read(Language.ROUNDS).orElse(Rounds.ONCE) : Rounds.ONCE,
                shaped.orElseThrow().scale()));
    }

    private Optional<Subject> subject(Run run, Place whole, boolean complete) {
        SubjectChoice chosen = run.subject();
        Optional<String> name = chosen.name().or(() -> whole.text("subject"));
        if (name.isEmpty() && !whole.has("subject") && !whole.has(SUBJECTS) && complete) {
            whole.problem("key 'subject' is missing: no subject is named"
                    + Nearest.hint("", root.at(SUBJECTS).keys()));
        }
        return named("subject", name, whole)
                .flatMap(known -> root.at(SUBJECTS, known)
                        .read(Language.SUBJECT)
                        .map(said -> new Subject(
                                known,
                                said.kind(),
                                said.plugin(),
                                said.connector(),
                                said.deadLetters(),
                                said.records(),
                                chosen.oneOfSeveral())));
    }

    private Optional<Map<String, String>> preset(Place whole) {
        if (!whole.has("preset")) {
            return Optional.of(Map.of());
        }
        return named("preset", whole.text("preset"), whole)
                .flatMap(name -> root.at("presets", name).read(Language.CONNECTOR));
    }

    /** Returns the name if it is present and known. */
    private Optional<String> named(String key, Optional<String> name, Place whole) {
        List<String> known = root.at(key + "s").keys();
        // A missing section has already been reported if it is required or mistyped.
        boolean sure = root.has(key + "s") || root.keysAreKnown() && !"subject".equals(key);
        name.filter(met -> sure && !known.contains(met) && whole.readable(key))
                .ifPresent(met -> whole.problem("unknown " + key + " '" + met + "'" + Nearest.hint(met, known), key));
        return name.filter(known::contains);
    }

    private Place environment(Run run, Place whole) {
        List<Place> said = Stream.of(
                        root.find("environment"),
                        root.find("profiles", run.profile(), "environment"),
                        whole.find("environment"),
                        run.environmentOnTop())
                .flatMap(Optional::stream)
                .map(node -> new Place(node, problems))
                .toList();
        return said.isEmpty() ? root.at("environment") : layers.merge(said);
    }

    private Optional<EnvironmentSpec> environment(
            Run run, EnvironmentText said, Optional<LoadText> load, Map<String, String> connector, Place place) {
        Payload payload = load.map(LoadText::payload).orElse(new Payload.Plain());
        return new EnvironmentResolver(
                        said, run.environment(), place.heard(root.has("environment") && place.readable()))
                .resolve(
                        payload instanceof Payload.ClaimCheck || ConnectorResolver.uses(connector, "s3."),
                        payload instanceof Payload.Avro || ConnectorResolver.uses(connector, "registry."));
    }

    private Optional<LoadResolver.Shaped> shaped(Run run, RunLayers said, LoadText text, Optional<QueueSpec> queue) {
        Place whole = said.whole();
        boolean readable = whole.readable("load");
        LoadText written = said.written().at("load").read(Language.LOAD).orElse(text);
        return new LoadResolver(
                        readable ? text : text.guessed(),
                        readable ? written : written.guessed(),
                        said.forProfile().at("load"),
                        root.at("profiles", run.profile(), "scale")
                                .read(Language.SCALE)
                                .orElse(ScaleRules.NONE),
                        whole.heard(said.knows("load")))
                .resolve(queue.filter(any -> said.knows("queue")).map(QueueSpec::type));
    }

    /**
     * The highest number of each kind of part, below 0 for a missing kind. A part with an unreadable number is assumed to exist.
     */
    private Map<FaultTarget.Part, Integer> parts(
            RunLayers said,
            Place environment,
            Optional<EnvironmentText> text,
            Optional<EnvironmentSpec> spec,
            OptionalInt tasks,
            Optional<Subject> subject) {
        Map<FaultTarget.Part, Integer> last = new EnumMap<>(FaultTarget.Part.class);
        boolean known = environment.keysAreKnown() && (said.whole().has("environment") || said.complete());
        text.filter(any -> known && environment.readable("kafka"))
                .ifPresent(its -> last.put(FaultTarget.Part.BROKER, its.kafka().brokers()));
        text.filter(any -> known && environment.readable("connect"))
                .flatMap(its ->
                        subject.map(tested -> tested.workers(its.connect().workers())))
                .ifPresent(workers -> last.put(FaultTarget.Part.WORKER, workers));
        boolean hasTasks = subject.filter(tested -> tested.kind() != Subject.Kind.CONNECTOR)
                .isEmpty();
        tasks.ifPresent(count -> last.put(FaultTarget.Part.TASK, hasTasks ? count - 1 : -1));
        // The number of tasks is known only if all connector keys are known. These keys show which services are used.
        spec.filter(any -> tasks.isPresent() && said.whole().readable("load")).ifPresent(its -> {
            last.put(FaultTarget.Part.S3, its.s3().needed() ? 0 : -1);
            last.put(FaultTarget.Part.REGISTRY, its.registry().needed() ? 0 : -1);
        });
        if (subject.filter(tested -> tested.kind() == Subject.Kind.NONE).isPresent()) {
            // Without a subject, no link is used and no process is under test.
            EnumSet.allOf(FaultTarget.Part.class).forEach(part -> last.put(part, -1));
        }
        return last;
    }

    private List<Kpi> targets(
            Run run, Place whole, Place forProfile, Optional<Subject> subject, KpiResolver.Yield yield, int tasks) {
        boolean connectorUnderTest =
                subject.map(Subject::kind).orElse(Subject.Kind.CONNECTOR) == Subject.Kind.CONNECTOR;
        // Targets apply to the scenario's own subject, not to one that replaces it.
        Optional<Map<String, Expectation>> own =
                connectorUnderTest || !run.subject().inPlace()
                        ? whole.at("expect").read(Language.EXPECT)
                        : Optional.empty();
        return new KpiResolver(
                        yield,
                        tasks,
                        new KpiResolver.Variants(
                                run.variant(),
                                root.at("scenarios", run.scenario(), "variants").keys(),
                                run.before(),
                                run.profile()),
                        whole)
                .resolve(
                        connectorUnderTest ? kpis : Map.of(),
                        own.orElse(Map.of()),
                        forProfile.at("expect").keys());
    }
}
