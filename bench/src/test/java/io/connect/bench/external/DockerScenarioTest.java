package io.connect.bench.external;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.Selection;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.json.ScenarioJson;
import io.connect.bench.scenario.read.ScenarioReader;
import io.connect.testbed.docker.DockerSpec;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The container settings of scenarios.yaml and of the file for the stand-ins. */
class DockerScenarioTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void runsTheLastLocalStackWithoutATokenUnlessTheFileSaysOtherwise() {
        EnvironmentSpec environment = environment(Selection.all("smoke").in(EnvironmentKind.DOCKER));

        assertThat(environment.kind()).isEqualTo(EnvironmentKind.DOCKER);
        assertThat(environment.programs().docker()).isEqualTo(DockerSpec.DEFAULT);
        assertThat(environment.programs().docker().localstack()).isEqualTo("localstack/localstack:4.14.0");
    }

    @Test
    void takesTheImagesOfTheStandInsAndSaysSoInTheResult() {
        Selection standIns = Selection.all("smoke").over(ROOT.resolve("ci/docker/stand-ins/environment.yaml"));

        assertThat(environment(standIns).kind()).isEqualTo(EnvironmentKind.DOCKER);
        assertThat(ScenarioJson.of(new ScenarioReader()
                                .read(ROOT.resolve("scenarios.yaml"))
                                .select(standIns.named("test-1"))
                                .get(0))
                        .at("/environment/docker/localstack")
                        .asText())
                .isEqualTo("sqs-bench/localstack-stand-in:local");
    }

    private static EnvironmentSpec environment(Selection selection) {
        return new ScenarioReader()
                .read(ROOT.resolve("scenarios.yaml"))
                .select(selection.named("test-1"))
                .get(0)
                .environment();
    }
}
