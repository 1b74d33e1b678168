package io.connect.bench.scenario.yaml;

import java.io.StringReader;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;

/** Parses text into YAML nodes with their positions. Anchors and merge keys are resolved, but no Java objects are constructed. */
public final class YamlComposer {

    private YamlComposer() {}

    /** Returns the root node, or empty after a problem was reported. */
    public static Optional<Node> compose(String text, Problems problems) {
        try {
            Node root = new Yaml(new SafeConstructor(new LoaderOptions())).compose(new StringReader(text));
            if (root == null) {
                problems.addWithoutPlace("the file is empty");
            }
            Optional<Node> composed = Optional.ofNullable(root);
            composed.ifPresent(new MergeKeys(problems)::resolve);
            return composed;
        } catch (MarkedYAMLException e) {
            String context = e.getContext() == null ? "" : " " + e.getContext();
            problems.add(e.getProblemMark(), "", "not valid YAML: " + e.getProblem() + context);
            return Optional.empty();
        } catch (YAMLException e) {
            problems.addWithoutPlace("not valid YAML: " + e.getMessage());
            return Optional.empty();
        }
    }
}
