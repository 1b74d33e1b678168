package io.connect.bench.scenario.read;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.table.Language;
import io.connect.bench.scenario.yaml.Place;
import io.connect.bench.scenario.yaml.Problems;
import io.connect.bench.scenario.yaml.YamlComposer;
import io.connect.reports.text.FileTrouble;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Reads scenario files. Every profile, scenario and variant is resolved before the file is returned, so every part of it can be
 * run. Immutable.
 */
public final class ScenarioReader {

    /**
     * Reads a file.
     *
     * @throws ScenarioProblems with all problems of the file
     */
    public ScenarioFile read(Path path) {
        String text = text(path);
        return read(path.getFileName().toString(), text);
    }

    /**
     * The text of a file.
     *
     * @throws ScenarioProblems if the file cannot be read
     */
    static String text(Path path) {
        if (Files.isDirectory(path)) {
            throw unreadable(path, "this is a folder, and a file is needed");
        }
        try {
            return Files.readString(path);
        } catch (IOException e) {
            throw unreadable(path, FileTrouble.reason(e));
        }
    }

    /**
     * Reads the text of a file.
     *
     * @param name name of the file, for messages
     * @throws ScenarioProblems with all problems of the file
     */
    public ScenarioFile read(String name, String text) {
        Problems problems = new Problems(name);
        Optional<Node> root = YamlComposer.compose(text, problems);
        problems.throwIfAny();
        Place place = new Place(root.orElseThrow(), problems);
        place.read(Language.FILE);
        ScenarioFile file = new ScenarioFile(name, place);
        file.checkNames();
        file.resolveEveryRun();
        problems.throwIfAny();
        return file;
    }

    /** The JSON Schema of the language, pretty-printed, with a line break at the end. */
    public String schema() {
        try {
            return new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(Language.schema())
                    + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The schema of the scenario language cannot be printed", e);
        }
    }

    private static ScenarioProblems unreadable(Path path, String why) {
        Problems problems = new Problems(path.toString());
        problems.addWithoutPlace(why);
        try {
            problems.throwIfAny();
        } catch (ScenarioProblems e) {
            return e;
        }
        throw new IllegalStateException(why);
    }
}
