package io.connect.bench.scenario.read;

import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.table.EnvironmentTable;
import io.connect.bench.scenario.table.FileText;
import io.connect.bench.scenario.table.ScenarioText;
import io.connect.bench.scenario.yaml.Cursor;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Problems;
import io.connect.bench.scenario.yaml.YamlComposer;
import java.io.IOException;
import java.nio.file.Files;
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

    private final String name;
    private final FileText text;
    private final Resolver resolver;
    private final Problems problems;

    ScenarioFile(String name, FileText text, Resolver resolver, Problems problems) {
        this.name = name;
        this.text = text;
        this.resolver = resolver;
        this.problems = problems;
    }

    /** Names of the scenarios in the order of the file. */
    public List<String> scenarios() {
        return List.copyOf(text.scenarios().keySet());
    }

    /** Names of the profiles in the order of the file. */
    public List<String> profiles() {
        return List.copyOf(text.profiles().keySet());
    }

    /** Names of the groups in the order in which the file mentions them first. */
    public List<String> groups() {
        return text.scenarios().values().stream()
                .map(ScenarioText::group)
                .distinct()
                .toList();
    }

    /** Names of the subjects in the order of the file. */
    public List<String> subjects() {
        return List.copyOf(text.subjects().keySet());
    }

    /**
     * The runs of a selection, in the order of the file. A scenario or variant that the profile leaves out is run all the
     * same when it is named. A group that has nothing selected gives an empty list.
     *
     * @throws ScenarioProblems if a profile, name or subject is unknown, each with the nearest one there is, or if the
     *     scenario cannot be run with the subject or environment chosen
     */
    public List<Scenario> select(Selection selection) {
        Problems unknown = new Problems(name);
        check("profile", selection.profile(), text.profiles().keySet(), unknown);
        selection
                .subject()
                .ifPresent(subject -> check("subject", subject, text.subjects().keySet(), unknown));
        selection.names().forEach(named -> checkName(named, unknown));
        unknown.throwIfAny();
        Optional<Node> onTop = selection.environmentFile().map(this::environment);
        List<Scenario> selected = new ArrayList<>();
        for (Resolver.Run run : runs(selection, onTop)) {
            resolver.resolve(run).ifPresent(selected::add);
        }
        problems.throwIfAny();
        return selected;
    }

    /** Makes every run that any profile could make, to collect the problems with it. */
    void resolveEveryRun() {
        for (String profile : text.profiles().keySet()) {
            text.scenarios().forEach((scenario, said) -> resolveEveryVariant(scenario, said, profile));
        }
    }

    private void resolveEveryVariant(String scenario, ScenarioText said, String profile) {
        Set<String> listed = said.profiles()
                .getOrDefault(profile, new ScenarioText.Choice(Optional.empty(), Optional.empty()))
                .variants()
                .<Set<String>>map(LinkedHashSet::new)
                .orElse(said.variants().keySet());
        Set<String> before = new LinkedHashSet<>();
        for (Optional<String> variant : variants(said.variants().keySet())) {
            boolean runs = variant.filter(listed::contains).isPresent();
            // A variant that the profile leaves out is run only when it is named, and is held against that choice then.
            resolver.resolve(new Resolver.Run(
                    scenario,
                    variant,
                    profile,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    runs ? Set.copyOf(before) : said.variants().keySet()));
            if (runs) {
                before.add(variant.get());
            }
        }
    }

    /** The keys of an environment in a file of their own, read by themselves first so that each problem has its place. */
    private Node environment(Path path) {
        String otherFile = path.getFileName().toString();
        Problems ofFile = new Problems(otherFile);
        Optional<Node> root = Optional.empty();
        try {
            root = YamlComposer.compose(Files.readString(path), ofFile);
        } catch (IOException e) {
            ofFile.addWithoutPlace("the environment file " + path + " cannot be read: " + e);
        }
        root.ifPresent(node -> EnvironmentTable.TYPE.read(new Cursor(node, "", ofFile)));
        ofFile.throwIfAny();
        problems.standsIn(otherFile, root.orElseThrow());
        return root.orElseThrow();
    }

    private List<Resolver.Run> runs(Selection selection, Optional<Node> environmentOnTop) {
        List<Resolver.Run> runs = new ArrayList<>();
        text.scenarios().forEach((scenario, said) -> {
            if (selection.group().isPresent() && !selection.group().get().equals(said.group())) {
                return;
            }
            Set<String> before = new LinkedHashSet<>();
            for (Optional<String> variant : chosen(selection, scenario, said)) {
                runs.add(new Resolver.Run(
                        scenario,
                        variant,
                        selection.profile(),
                        selection.subject(),
                        selection.environment(),
                        environmentOnTop,
                        Set.copyOf(before)));
                variant.ifPresent(before::add);
            }
        });
        return runs;
    }

    private static List<Optional<String>> chosen(Selection selection, String scenario, ScenarioText said) {
        ScenarioText.Choice choice = said.profiles()
                .getOrDefault(selection.profile(), new ScenarioText.Choice(Optional.empty(), Optional.empty()));
        boolean whole = selection.names().isEmpty()
                ? choice.run().orElse(true)
                : selection.names().contains(scenario);
        Set<String> names = new LinkedHashSet<>();
        said.variants().keySet().stream()
                .filter(variant -> whole
                                && choice.variants()
                                        .map(list -> list.contains(variant))
                                        .orElse(true)
                        || selection.names().contains(scenario + "@" + variant))
                .forEach(names::add);
        if (said.variants().isEmpty()) {
            return whole ? List.of(Optional.empty()) : List.of();
        }
        return names.isEmpty() ? List.of() : variants(names);
    }

    private static List<Optional<String>> variants(Collection<String> names) {
        return names.isEmpty()
                ? List.of(Optional.empty())
                : names.stream().map(Optional::of).toList();
    }

    private void checkName(String named, Problems unknown) {
        int at = named.indexOf('@');
        String scenario = at < 0 ? named : named.substring(0, at);
        check("scenario", scenario, text.scenarios().keySet(), unknown);
        if (at >= 0 && text.scenarios().containsKey(scenario)) {
            Set<String> variants = text.scenarios().get(scenario).variants().keySet();
            check("variant of " + scenario, named.substring(at + 1), variants, unknown);
        }
    }

    private static void check(String what, String met, Collection<String> known, Problems unknown) {
        if (!known.contains(met)) {
            unknown.addWithoutPlace("there is no " + what + " '" + met + "'" + Nearest.hint(met, known));
        }
    }
}
