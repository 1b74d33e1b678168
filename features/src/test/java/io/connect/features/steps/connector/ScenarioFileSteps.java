package io.connect.features.steps.connector;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.Problem;
import io.connect.bench.scenario.ScenarioProblems;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.features.environment.Environments;
import io.connect.features.world.connectors.ValidationAnswers;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Scenario files, and the messages about invalid ones. */
public final class ScenarioFileSteps {
    private static final String FILE = "scenarios.yaml";

    private final ValidationAnswers answers;

    public ScenarioFileSteps(ValidationAnswers answers) {
        this.answers = answers;
    }

    @When("the project's scenario file is read")
    public void readOwn() {
        read(() -> new ScenarioReader().read(Environments.projectRoot().resolve(FILE)));
    }

    @When("this scenario file is read")
    public void readText(String text) {
        read(() -> new ScenarioReader().read(FILE, text));
    }

    @When("the scenario file {string} is read")
    public void readFile(String name) {
        read(() -> new ScenarioReader().read(Environments.projectRoot().resolve(name)));
    }

    /** One row per mistake, in order, without missing or additional ones. */
    @Then("it is refused with")
    public void refused(List<Map<String, String>> rows) {
        assertThat(answers.errors().keySet())
                .as("%s", answers.errors())
                .containsExactlyElementsOf(
                        rows.stream().map(row -> place(row.get("place"))).toList());
        for (Map<String, String> row : rows) {
            String place = place(row.get("place"));
            assertThat(answers.errors().get(place)).as(place).anyMatch(message -> message.contains(row.get("about")));
        }
    }

    private static String place(String cell) {
        return cell == null ? "" : cell;
    }

    private void read(Runnable reading) {
        Map<String, List<String>> found = new LinkedHashMap<>();
        try {
            reading.run();
        } catch (ScenarioProblems refused) {
            for (Problem problem : refused.problems()) {
                String place = problem.line() > 0 ? problem.line() + ":" + problem.column() : "";
                found.put(place, List.of(problem.toString()));
            }
        }
        answers.errors(found);
    }
}
