package io.connect.bench.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.settings.Settings;
import io.connect.reports.model.Account;
import io.connect.reports.model.Load;
import io.connect.reports.model.Machine;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class NextCommandTest {

    @Test
    void failedRunsAreOfferedAgainWithTheirProfile() {
        List<RunResult> results =
                List.of(run("burst", Verdict.PASS), run("fifo", Verdict.MISSED), run("test-1", Verdict.VOID));

        assertThat(NextCommand.after(settings("smoke"), results))
                .isEqualTo("mvn gatling:test -Dprofile=smoke -Dscenario=fifo,test-1  runs what did not pass again");
        assertThat(NextCommand.after(settings("quick"), results)).startsWith("mvn gatling:test -Dscenario=fifo,test-1");
    }

    @Test
    void runsOfSeveralSubjectsAreOfferedAgainByScenarioVariantAndSubject() {
        ObjectNode variant = JsonNodeFactory.instance.objectNode().put("variant", "100ms");
        List<RunResult> results = List.of(
                run("latency", Verdict.MISSED).toBuilder()
                        .variant("100ms+theirs")
                        .scenarioAsRun(variant)
                        .build(),
                run("burst", Verdict.LOST).toBuilder()
                        .variant("theirs")
                        .scenarioAsRun(JsonNodeFactory.instance.objectNode())
                        .build());

        assertThat(NextCommand.after(settings("quick", "ours,theirs"), results))
                .startsWith("mvn gatling:test -Dscenario=latency@100ms,burst -Dsubject=ours,theirs  runs");
    }

    @Test
    void failedRunsOfAnotherFileAndEnvironmentAreOfferedAgainFromTheSame() {
        List<RunResult> missed = List.of(run("drain-far", Verdict.MISSED));
        Properties mine = properties("quick");
        mine.setProperty("scenarios", "docs/examples/nordstrom.yaml");
        mine.setProperty("environment", "docker");
        Properties elsewhere = properties("quick");
        elsewhere.setProperty("scenarios", "/elsewhere/mine.yaml");
        elsewhere.setProperty("environment", "my-cluster.yaml");

        assertThat(NextCommand.after(Settings.from(mine), missed))
                .startsWith("mvn gatling:test -Dscenarios=docs/examples/nordstrom.yaml -Denvironment=docker"
                        + " -Dscenario=drain-far  runs");
        assertThat(NextCommand.after(Settings.from(elsewhere), missed))
                .startsWith("mvn gatling:test -Dscenarios=/elsewhere/mine.yaml -Denvironment=my-cluster.yaml"
                        + " -Dscenario=drain-far  runs");
    }

    @Test
    void pathsWithSpacesAndQuotesAreOneArgumentEach() {
        Properties mine = properties("quick");
        mine.setProperty("scenarios", "/home/me/my scenarios/bob's.yaml");
        mine.setProperty("environment", "my cluster.yaml");

        assertThat(NextCommand.after(Settings.from(mine), List.of(run("drain-far", Verdict.MISSED))))
                .startsWith("mvn gatling:test '-Dscenarios=/home/me/my scenarios/bob'\\''s.yaml'"
                        + " '-Denvironment=my cluster.yaml' -Dscenario=drain-far  runs");
    }

    @Test
    void passedRunsAreFollowedByTheNextLongerProfile() {
        List<RunResult> passed = List.of(run("burst", Verdict.PASS));

        assertThat(NextCommand.after(settings("smoke"), passed)).startsWith("mvn gatling:test  is ");
        assertThat(NextCommand.after(settings("quick"), passed)).startsWith("mvn gatling:test -Dprofile=suite  is ");
        assertThat(NextCommand.after(settings("suite"), passed)).startsWith("mvn gatling:test -Dprofile=full  is ");
        assertThat(NextCommand.after(settings("full"), passed)).startsWith("ci/update-baseline.sh --help");
    }

    private static Settings settings(String profile) {
        return Settings.from(properties(profile));
    }

    private static Settings settings(String profile, String subjects) {
        Properties properties = properties(profile);
        properties.setProperty("subject", subjects);
        return Settings.from(properties);
    }

    private static Properties properties(String profile) {
        Properties properties = new Properties();
        properties.setProperty("project.root", "/project");
        properties.setProperty("profile", profile);
        return properties;
    }

    private static RunResult run(String scenario, Verdict verdict) {
        return RunResult.of("r", scenario, "quick")
                .verdict(verdict)
                .startedAt(Instant.EPOCH)
                .provenance(new Provenance(
                        new Provenance.Git("0", "main", false), new Machine("cpu", 2, 1L << 30, "os", "jvm"), Map.of()))
                .load(new Load(0, 0, 1, 1, 1, null, 0))
                .account(Account.EMPTY)
                .build();
    }
}
