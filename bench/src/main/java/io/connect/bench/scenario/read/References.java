package io.connect.bench.scenario.read;

import io.connect.bench.scenario.table.FileText;
import io.connect.bench.scenario.yaml.Nearest;
import io.connect.bench.scenario.yaml.Problems;
import java.util.Collection;
import java.util.List;
import org.yaml.snakeyaml.nodes.Node;

/** Checks that profiles and variants that a scenario mentions exist. */
final class References {

    private final Place place;
    private final FileText file;

    References(Node root, FileText file, Problems problems) {
        this.place = new Place(root, problems);
        this.file = file;
    }

    void check() {
        file.scenarios().forEach((scenario, said) -> {
            said.profiles().forEach((profile, choice) -> {
                checkProfile(profile, "scenarios", scenario, "profiles", profile);
                List<String> chosen = choice.variants().orElse(List.of());
                for (int index = 0; index < chosen.size(); index++) {
                    checkVariant(chosen.get(index), said.variants().keySet(), scenario, profile, index);
                }
            });
            said.variants()
                    .forEach((variant, what) -> what.profiles()
                            .keySet()
                            .forEach(profile -> checkProfile(
                                    profile, "scenarios", scenario, "variants", variant, "profiles", profile)));
        });
    }

    private void checkProfile(String profile, Object... keys) {
        if (!file.profiles().containsKey(profile)) {
            place.problem(
                    "unknown profile '" + profile + "'"
                            + Nearest.hint(profile, file.profiles().keySet()),
                    keys);
        }
    }

    private void checkVariant(String variant, Collection<String> known, String scenario, String profile, int index) {
        if (!known.contains(variant)) {
            place.problem(
                    "unknown variant '" + variant + "'" + Nearest.hint(variant, known),
                    "scenarios",
                    scenario,
                    "profiles",
                    profile,
                    "variants",
                    index);
        }
    }
}
