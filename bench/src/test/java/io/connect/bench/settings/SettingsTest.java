package io.connect.bench.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private final Properties properties = new Properties();

    @Test
    void runsTheQuickProfileOfTheProjectsOwnFileUnlessToldOtherwise() {
        properties.setProperty("project.root", "/project");

        Settings settings = Settings.from(properties);

        assertThat(settings.profile()).isEqualTo("quick");
        assertThat(settings.selected().scenarioFile()).isEqualTo(Path.of("/project/scenarios.yaml"));
        assertThat(settings.has(Settings.Flag.GATE)).isFalse();
        assertThat(settings.runId()).matches("\\d{8}-\\d{6}");
    }

    @Test
    void takesAnotherFileRelativeToTheProject() {
        properties.setProperty("project.root", "/project");
        properties.setProperty("scenarios", "mine/more.yaml");

        assertThat(Settings.from(properties).selected().scenarioFile()).isEqualTo(Path.of("/project/mine/more.yaml"));
    }

    @Test
    void twoInvocationsOfOneSecondGetAFolderEach(@TempDir Path runs) {
        properties.setProperty("project.root", "/project");
        properties.setProperty("runs", runs.toString());
        properties.setProperty("run.id", "20261129-075916");

        Settings first = Settings.from(properties).inFolderOfItsOwn();
        Settings second = Settings.from(properties).inFolderOfItsOwn();

        assertThat(first.runFolder()).isEqualTo(runs.resolve("20261129-075916")).isDirectory();
        assertThat(second.runFolder())
                .isEqualTo(runs.resolve("20261129-075916-2"))
                .isDirectory();
    }

    @Test
    void aRunIdThatWasGivenIsKept(@TempDir Path runs) {
        properties.setProperty("project.root", "/project");
        properties.setProperty("runs", runs.toString());
        properties.setProperty("run.id", "load-1");

        Settings.from(properties).inFolderOfItsOwn();

        assertThat(Settings.from(properties).inFolderOfItsOwn().runId()).isEqualTo("load-1");
    }

    @Test
    void takesABareGateForYes() {
        properties.setProperty("project.root", "/project");
        properties.setProperty("gate", "");

        assertThat(Settings.from(properties).has(Settings.Flag.GATE)).isTrue();
    }

    @Test
    void isStrictWhenToldSoOnly() {
        properties.setProperty("project.root", "/project");

        assertThat(Settings.from(properties).has(Settings.Flag.STRICT)).isFalse();
        properties.setProperty("strict", "");
        assertThat(Settings.from(properties).has(Settings.Flag.STRICT)).isTrue();
        properties.setProperty("strict", "false");
        assertThat(Settings.from(properties).has(Settings.Flag.STRICT)).isFalse();
    }

    @Test
    void onlyPlansWhenToldSoAndWritesToAnotherFolderWhenGivenOne() {
        properties.setProperty("project.root", "/project");

        assertThat(Settings.from(properties).has(Settings.Flag.PLAN)).isFalse();
        properties.setProperty("plan", "");
        properties.setProperty("runs", "/elsewhere/runs");
        assertThat(Settings.from(properties).has(Settings.Flag.PLAN)).isTrue();
        assertThat(Settings.from(properties).folders().runs()).isEqualTo(Path.of("/elsewhere/runs"));
    }

    @Test
    void keepsTheRunOfOneInvocationInOneFolder() {
        properties.setProperty("project.root", "/project");
        properties.setProperty("run.id", "20260102-030405");

        assertThat(Settings.from(properties).runFolder()).isEqualTo(Path.of("/project/reports/runs/20260102-030405"));
    }
}
