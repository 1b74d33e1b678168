package io.connect.bench.scenario.read;

import io.connect.bench.scenario.table.Language;
import io.connect.bench.scenario.table.LoadText;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Place;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The layers of a run, merged in the ways that are needed.
 *
 * @param whole all of them
 * @param written those that hold for all profiles
 * @param forProfile those that only hold for the profile
 * @param defaults those of the file
 * @param own all but the defaults
 * @param complete whether a key that none of them has is left out, and not mistyped
 */
record RunLayers(Place whole, Place written, Place forProfile, Place defaults, Place own, boolean complete) {

    private static final List<String> LOAD_KEYS = Arrays.stream(LoadText.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    private static final Set<String> TIMES = Set.of("warmUp", "steady", "phases", "backlog");

    /** The layers of a scenario or of one of its variants, in a profile. */
    static RunLayers of(Place root, Resolver.Run run) {
        Layers layers = new Layers(root.problems());
        Place scenario = root.at("scenarios", run.scenario());
        List<Place> said = Stream.concat(
                        Stream.of(scenario), run.variant().stream().map(name -> scenario.at("variants", name)))
                .toList();
        List<Place> saidForProfile =
                said.stream().map(layer -> layer.at("profiles", run.profile())).toList();
        List<Place> saidForAll = List.of(root.at("defaults"));
        Place written = common(layers, said);
        Place forProfile = common(layers, saidForProfile);
        Place defaults = common(layers, saidForAll);
        Place own = layers.merge(List.of(written, forProfile));
        return new RunLayers(
                // The scenario at last, empty: its own complaints are made there.
                layers.merge(List.of(
                        defaults,
                        layers.only(root.at("profiles", run.profile()), Set.of("subjects")),
                        own,
                        layers.only(scenario, Set.of()))),
                layers.merge(List.of(defaults, written)),
                forProfile,
                defaults,
                own,
                Stream.of(said, saidForProfile, saidForAll)
                        .flatMap(List::stream)
                        .allMatch(Place::keysAreKnown));
    }

    private static Place common(Layers layers, List<Place> places) {
        return layers.merge(places.stream()
                .map(layer -> layers.only(layer, Language.LAYER_KEYS))
                .toList());
    }

    /** Whether what is said in a section, or that nothing is said in it, can be relied on. */
    boolean knows(String section) {
        return whole.readable(section) && (whole.has(section) || complete);
    }

    /** Whether the length of the load is right, even if other keys of it are wrong. */
    boolean knowsTimes() {
        return TIMES.stream().allMatch(key -> whole.readable("load", key))
                && whole.at("load").unknownKeys().stream()
                        .noneMatch(key ->
                                Nearest.of(key, LOAD_KEYS).map(TIMES::contains).orElse(true));
    }
}
