package io.connect.bench.scenario.yaml;

import java.io.StringReader;
import java.util.Locale;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.reader.ReaderException;

/** Parses text into YAML nodes with their positions. Anchors and merge keys are resolved, but no Java objects are constructed. */
public final class YamlComposer {

    private YamlComposer() {}

    /** Returns the root node, or empty after a problem was reported. */
    public static Optional<Node> compose(String text, Problems problems) {
        try {
            Node root = new Yaml(new SafeConstructor(options())).compose(new StringReader(text));
            if (root == null) {
                problems.addWithoutPlace("the file is empty");
            }
            Optional<Node> composed = Optional.ofNullable(root).filter(tree -> new Aliases(problems).areReadable(tree));
            composed.ifPresent(new MergeKeys(problems)::resolve);
            return composed;
        } catch (MarkedYAMLException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ": ";
            problems.add(e.getProblemMark(), "", "not valid YAML: " + context + e.getProblem());
            return Optional.empty();
        } catch (ReaderException e) {
            // Its position is that in a buffer. The first such character of the text is the one that was refused.
            String before = text.substring(0, text.indexOf(e.getCodePoint()));
            problems.add(
                    (int) before.chars().filter(each -> each == '\n').count() + 1,
                    before.length() - before.lastIndexOf('\n'),
                    String.format(
                            Locale.ROOT, "not valid YAML: the character U+%04X is not allowed", e.getCodePoint()));
            return Optional.empty();
        } catch (YAMLException e) {
            problems.addWithoutPlace("not valid YAML: " + e.getMessage());
            return Optional.empty();
        }
    }

    private static LoaderOptions options() {
        LoaderOptions options = new LoaderOptions();
        // By default 50 are allowed, which is one for each variant of some files. Aliases limits their effect instead.
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        return options;
    }
}
