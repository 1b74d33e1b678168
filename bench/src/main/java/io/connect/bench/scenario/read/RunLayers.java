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
 * The layers of a run, in the merged forms that are needed.
 *
 * @param whole all layers
 * @param written the settings for all profiles
 * @param forProfile the settings for this profile only
 * @param defaults the settings in the file's defaults
 * @param own all layers except the defaults
 * @param complete whether a missing key was left out on purpose; otherwise a mistyped key may replace it
 */
record RunLayers(Place whole, Place written, Place forProfile, Place defaults, Place own, boolean complete) {

    private static final List<String> LOAD_KEYS = Arrays.stream(LoadText.class.getRecordComponents())
            .map(RecordComponent::getName)
            .toList();
    private static final Set<String> TIMES = Set.of("warmUp", "steady", "phases", "backlog");

    /** Collects the layers of a scenario, or of one of its variants, in a profile. */
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
                // Adds the scenario's own layer at the end without content. Its position is used for problems of the
                // whole scenario.
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

    /** Whether the content of a section, or its absence, is known for certain. */
    boolean knows(String section) {
        return whole.readable(section) && (whole.has(section) || complete);
    }

    /** Whether the length of the load is valid, even if its other keys are not. */
    boolean knowsTimes() {
        return TIMES.stream().allMatch(key -> whole.readable("load", key))
                && whole.at("load").unknownKeys().stream()
                        .noneMatch(key ->
                                Nearest.of(key, LOAD_KEYS).map(TIMES::contains).orElse(true));
    }
}
