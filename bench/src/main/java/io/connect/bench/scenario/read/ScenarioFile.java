package io.connect.bench.scenario.read;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.table.Language;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Place;
import io.connect.bench.scenario.yaml.Problems;
import io.connect.bench.scenario.yaml.YamlComposer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** A scenario file without problems, from which runs can be selected. Not thread-safe. */
public final class ScenarioFile {

    private static final String SCENARIOS = "scenarios";
    private static final String VARIANTS = "variants";
    private static final String PROFILES = "profiles";

    private final String name;
    private final Place root;
    private final Resolver resolver;
    private final Problems problems;

    ScenarioFile(String name, Place root) {
        this.name = name;
        this.root = root;
        this.resolver = new Resolver(root, true);
        this.problems = root.problems();
    }

    /** Names of the scenarios in the order of the file. */
    public List<String> scenarios() {
        return root.at(SCENARIOS).keys();
    }

    /** Names of the profiles in the order of the file. */
    public List<String> profiles() {
        return root.at(PROFILES).keys();
    }

    /** Names of the groups, in the order of their first occurrence in the file. */
    public List<String> groups() {
        return scenarios().stream().map(this::groupOf).distinct().toList();
    }

    /** Names of the subjects in the order of the file. */
    public List<String> subjects() {
        return root.at("subjects").keys();
    }

    /**
     * The runs of a selection, in the order of the file. A scenario or variant that the profile leaves out is run if the
     * selection names it. For a group without selected scenarios, the list is empty.
     *
     * @throws ScenarioProblems if a profile, name or subject is unknown, or if the scenario cannot be run with the selected
     *     subject or environment
     */
    public List<Scenario> select(Selection selection) {
        Problems unknown = new Problems(name);
        check("profile", selection.profile(), profiles(), unknown);
        selection.subjects().forEach(subject -> check("subject", subject, subjects(), unknown));
        selection.names().forEach(named -> checkName(named, unknown));
        unknown.throwIfAny();
        Optional<Node> onTop = selection.environmentFile().map(this::environment);
        List<Scenario> selected = new ArrayList<>();
        for (Resolver.Run run : runs(selection, onTop)) {
            resolver.resolve(run).ifPresent(selected::add);
        }
        new NameClashes(root).check(selected);
        problems.throwIfAny();
        return selected;
    }

    /**
     * The runs of a profile that is only read and not run, in the order of the file. Whether they are long enough for all
     * their metrics is not checked.
     */
    public List<Scenario> written(String profile) {
        Resolver any = new Resolver(root, false);
        List<Scenario> written = new ArrayList<>();
        for (Resolver.Run run : runs(Selection.all(profile), Optional.empty())) {
            any.resolve(run).ifPresent(written::add);
        }
        problems.throwIfAny();
        return written;
    }

    /** Resolves every run that any profile could contain, to collect their problems. */
    void resolveEveryRun() {
        Resolver any = new Resolver(root, false);
        for (String profile : profiles()) {
            scenarios().forEach(scenario -> resolveEveryVariant(any, scenario, profile));
        }
    }

    private void resolveEveryVariant(Resolver any, String scenario, String profile) {
        List<String> all = variantsOf(scenario);
        List<String> listed = listed(scenario, profile);
        Set<String> before = new LinkedHashSet<>();
        for (Optional<String> variant : variants(all)) {
            boolean runs = variant.filter(listed::contains).isPresent();
            // If the profile leaves a variant out, it runs only if the selection names it. Then the selection decides
            // which variants run before it.
            Resolver.Run run = new Resolver.Run(
                    scenario,
                    variant,
                    profile,
                    SubjectChoice.OWN,
                    Optional.empty(),
                    Optional.empty(),
                    Set.copyOf(runs ? before : all));
            resolver.bySubject(run, List.of()).forEach(any::resolve);
            if (runs) {
                before.add(variant.get());
            }
        }
    }

    /** Checks that all names differ, that the scenarios in a profile exist, and the profiles and variants in a scenario. */
    void checkNames() {
        new NameClashes(root).check();
        for (String profile : profiles()) {
            for (Place listed : root.at(PROFILES, profile, SCENARIOS).elements()) {
                listed.word()
                        .filter(scenario -> !scenarios().contains(scenario))
                        .ifPresent(scenario -> listed.problem(
                                "unknown scenario '" + scenario + "'" + Nearest.hint(scenario, scenarios())));
            }
        }
        for (String scenario : scenarios()) {
            Place said = root.at(SCENARIOS, scenario);
            checkProfiles(said.at(PROFILES));
            variantsOf(scenario).forEach(variant -> checkProfiles(said.at(VARIANTS, variant, PROFILES)));
            for (String profile : said.at(PROFILES).keys()) {
                for (Place chosen : said.at(PROFILES, profile, VARIANTS).elements()) {
                    chosen.word()
                            .filter(variant -> !variantsOf(scenario).contains(variant))
                            .ifPresent(variant -> chosen.problem(
                                    "unknown variant '" + variant + "'" + Nearest.hint(variant, variantsOf(scenario))));
                }
            }
        }
    }

    private void checkProfiles(Place mentioned) {
        mentioned.keys().stream()
                .filter(profile -> !profiles().contains(profile))
                .forEach(profile -> mentioned.problem(
                        "unknown profile '" + profile + "'" + Nearest.hint(profile, profiles()), profile));
    }

    private String groupOf(String scenario) {
        return root.at(SCENARIOS, scenario).text("group").orElseThrow();
    }

    private List<String> variantsOf(String scenario) {
        return root.at(SCENARIOS, scenario, VARIANTS).keys();
    }

    /** The variants that a profile runs. */
    private List<String> listed(String scenario, String profile) {
        Place choice = root.at(SCENARIOS, scenario, PROFILES, profile);
        return choice.has(VARIANTS) ? words(choice.at(VARIANTS)) : variantsOf(scenario);
    }

    /** Reads the environment from a separate file. It is checked separately, so that each problem has its position. */
    private Node environment(Path path) {
        String otherFile = path.getFileName().toString();
        Problems ofFile = new Problems(otherFile);
        Optional<Node> root = YamlComposer.compose(ScenarioReader.text(path), ofFile);
        root.ifPresent(node -> Language.ENVIRONMENT.read(new Place(node, ofFile)));
        ofFile.throwIfAny();
        problems.standsIn(otherFile, root.orElseThrow());
        return root.orElseThrow();
    }

    private List<Resolver.Run> runs(Selection selection, Optional<Node> environmentOnTop) {
        List<Resolver.Run> runs = new ArrayList<>();
        for (String scenario : scenarios()) {
            if (selection
                    .group()
                    .filter(group -> !group.equals(groupOf(scenario)))
                    .isPresent()) {
                continue;
            }
            Set<String> before = new LinkedHashSet<>();
            for (Optional<String> variant : chosen(selection, scenario)) {
                Resolver.Run run = new Resolver.Run(
                        scenario,
                        variant,
                        selection.profile(),
                        SubjectChoice.OWN,
                        selection.environment(),
                        environmentOnTop,
                        Set.copyOf(before));
                runs.addAll(resolver.bySubject(run, selection.subjects()));
                variant.ifPresent(before::add);
            }
        }
        return runs;
    }

    private List<Optional<String>> chosen(Selection selection, String scenario) {
        boolean whole = selection.names().isEmpty()
                ? isRunBy(selection.profile(), scenario)
                : selection.names().contains(scenario);
        List<String> listed = listed(scenario, selection.profile());
        if (variantsOf(scenario).isEmpty()) {
            return whole ? List.of(Optional.empty()) : List.of();
        }
        return variantsOf(scenario).stream()
                .filter(variant ->
                        whole && listed.contains(variant) || selection.names().contains(scenario + "@" + variant))
                .map(Optional::of)
                .toList();
    }

    private boolean isRunBy(String profile, String scenario) {
        List<String> listed = words(root.at(PROFILES, profile, SCENARIOS));
        boolean leftOut =
                root.at(SCENARIOS, scenario, PROFILES, profile).text("run").equals(Optional.of("false"));
        return !leftOut && (listed.isEmpty() || listed.contains(scenario));
    }

    private static List<String> words(Place list) {
        return list.elements().stream().flatMap(each -> each.word().stream()).toList();
    }

    private static List<Optional<String>> variants(Collection<String> names) {
        return names.isEmpty()
                ? List.of(Optional.empty())
                : names.stream().map(Optional::of).toList();
    }

    private void checkName(String named, Problems unknown) {
        int at = named.indexOf('@');
        String scenario = at < 0 ? named : named.substring(0, at);
        check("scenario", scenario, scenarios(), unknown);
        if (at >= 0 && scenarios().contains(scenario)) {
            check("variant of " + scenario, named.substring(at + 1), variantsOf(scenario), unknown);
        }
    }

    private static void check(String what, String met, Collection<String> known, Problems unknown) {
        if (!known.contains(met)) {
            unknown.addWithoutPlace("there is no " + what + " '" + met + "'" + Nearest.hint(met, known));
        }
    }
}
