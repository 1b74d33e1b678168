package io.connect.features.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.read.ScenarioFile;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.features.environment.Environments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** For each command of each page, docs/commands.md names a test that runs it, or the reason why none does. */
class PageCommandsTest {

    private static final Path ROOT = Environments.projectRoot();
    private static final Pattern NAME = Pattern.compile("`([\\w./-]+)`");
    private static final Pattern OPTION = Pattern.compile("-D([\\w.-]+)");
    private static final Pattern TEST_OPTION = Pattern.compile("-D(?:it\\.)?test=(\\w+)");
    private static final Pattern TAG = Pattern.compile("@[a-z][a-z-]+");
    private static final Pattern LONG_OPTION = Pattern.compile("--[a-z][a-z-]+");

    private final List<PageCommand> commands = PageCommands.below(ROOT);
    private final TriedCommands tried = new TriedCommands(ROOT.resolve("docs/commands.md"));

    PageCommandsTest() throws IOException {}

    @Test
    void everyCommandHasARow() {
        assertThat(commands).hasSizeGreaterThan(100);
        assertThat(commands.stream().filter(command -> tried.rowOf(command).isEmpty()))
                .as("commands without a row in docs/commands.md")
                .isEmpty();
    }

    @Test
    void everyRowIsOfACommand() {
        Set<TriedCommands.Row> used =
                commands.stream().map(tried::rowOf).flatMap(Optional::stream).collect(Collectors.toSet());

        assertThat(tried.rows().stream().filter(row -> !used.contains(row)))
                .as("rows of docs/commands.md that no command needs")
                .isEmpty();
    }

    @Test
    void everyRowNamesTestsOrFilesOfTheProject() throws IOException {
        Set<String> classes = testClasses();
        for (TriedCommands.Row row : tried.rows()) {
            if (row.isRun()) {
                List<String> names = NAME.matcher(row.tried())
                        .results()
                        .map(found -> found.group(1))
                        .toList();
                assertThat(names)
                        .as(row.toString())
                        .isNotEmpty()
                        .allSatisfy(name -> assertThat(classes.contains(name) || Files.exists(ROOT.resolve(name)))
                                .as(name)
                                .isTrue());
            }
        }
    }

    @Test
    void everyLoadRunNamesScenariosAndAProfileThatExist() {
        Map<Path, ScenarioFile> files = new HashMap<>();
        for (PageCommand command : commands) {
            if (!command.text().contains("gatling:test")) {
                continue;
            }
            Path file = ROOT.resolve(option(command, "scenarios").orElse("scenarios.yaml"));
            String scenario = option(command, "scenario").orElse("");
            if (!Files.exists(file) || scenario.matches("NAME|\\$.*")) {
                continue;
            }
            ScenarioFile scenarios = files.computeIfAbsent(file, new ScenarioReader()::read);
            Selection selection = Selection.all(option(command, "profile").orElse("quick"));

            assertThat(scenarios.select(selection.named(scenario)))
                    .as(command.toString())
                    .isNotEmpty();
        }
    }

    @Test
    void everyOptionOfALoadRunIsInTheTableOfOptions() throws IOException {
        String options = Files.readString(ROOT.resolve("docs/running.md"));
        for (PageCommand command : commands) {
            if (command.text().contains("gatling:test")) {
                assertThat(OPTION.matcher(command.text()).results().map(found -> found.group(1)))
                        .as(command.toString())
                        .allSatisfy(option -> assertThat(options).contains("`-D" + option));
            }
        }
    }

    @Test
    void everyTestAndTagThatACommandNamesExists() throws IOException {
        Set<String> classes = testClasses();
        String features = read(".feature");
        for (PageCommand command : commands) {
            if (command.text().contains("mvn")) {
                assertThat(TEST_OPTION.matcher(command.text()).results().map(found -> found.group(1)))
                        .as(command.toString())
                        .allMatch(name -> name.equals("none") || classes.contains(name));
                assertThat(TAG.matcher(command.text()).results().map(MatchResult::group))
                        .as(command.toString())
                        .allMatch(tag -> features.matches("(?s).*" + tag + "\\b.*") || isVariant(command, tag));
            }
        }
    }

    @Test
    void everyOptionOfAScriptIsOneThatTheScriptKnows() throws IOException {
        for (PageCommand command : commands) {
            String program = command.words()[0];
            if (program.startsWith("ci/")) {
                assertThat(ROOT.resolve(program)).as(command.toString()).exists();
                // The gate passes its options on.
                String script = Files.readString(ROOT.resolve(program)) + Files.readString(ROOT.resolve("ci/ab.sh"));
                assertThat(LONG_OPTION.matcher(command.text()).results().map(MatchResult::group))
                        .as(command.toString())
                        .allSatisfy(option -> assertThat(script).contains(option));
            }
        }
    }

    @Test
    void findsStatementsLinesAndInlineCode() {
        String page = """
                Prose with `mvn verify` and `sqs.max.messages=10`.

                ```sh
                curl -d '{
                  "a": 1
                }' localhost # a comment
                cat > file <<'END'
                mvn not-a-command
                END
                until false |
                  true; do sleep 1; done
                ```

                    ci/ab.sh main      # indented

                ```
                $ java -jar a.jar
                output
                ```
                """;

        assertThat(PageCommands.of("page.md", page))
                .extracting(PageCommand::text)
                .containsExactlyInAnyOrder(
                        "mvn verify",
                        "curl -d '{ \"a\": 1 }' localhost",
                        "cat > file <<'END'",
                        "until false | true; do sleep 1; done",
                        "ci/ab.sh main",
                        "java -jar a.jar");
    }

    private static boolean isVariant(PageCommand command, String tag) {
        return option(command, "scenario").filter(name -> name.contains(tag)).isPresent();
    }

    private static Optional<String> option(PageCommand command, String name) {
        return Arrays.stream(command.words())
                .filter(word -> word.startsWith("-D" + name + "="))
                .map(word -> word.substring(word.indexOf('=') + 1))
                .findFirst();
    }

    private static Set<String> testClasses() throws IOException {
        try (Stream<Path> files = sources(".java")) {
            return files.map(file -> file.getFileName().toString().replace(".java", ""))
                    .collect(Collectors.toSet());
        }
    }

    private static String read(String ending) throws IOException {
        StringBuilder text = new StringBuilder();
        try (Stream<Path> files = sources(ending)) {
            for (Path file : files.toList()) {
                text.append(Files.readString(file));
            }
        }
        return text.toString();
    }

    private static Stream<Path> sources(String ending) throws IOException {
        return Files.walk(ROOT)
                .filter(file -> file.toString().endsWith(ending)
                        && !ROOT.relativize(file).toString().matches(".*\\btarget\\b.*"));
    }
}
