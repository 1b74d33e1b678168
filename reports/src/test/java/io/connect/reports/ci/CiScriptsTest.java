package io.connect.reports.ci;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the scripts in ci/ up to the point where they would build or run something. */
class CiScriptsTest {

    private static final Path CI = Path.of("..", "ci");
    private static final long PATIENCE_SECONDS = 30;

    @TempDir
    Path work;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare-benchmarks.sh",
                "update-baseline.sh",
                "run-benchmarks.sh",
                "ab.sh",
                "lint.sh",
                "install-tools.sh",
                "gate.sh",
                "release.sh",
                "pictures.sh"
            })
    void helpSaysUsageAndExitCodes(String script) throws Exception {
        Ended ended = run(script, "--help");

        assertThat(ended.exit()).isZero();
        assertThat(ended.output()).startsWith("Usage: ci/" + script).contains("Exit codes: 0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "compare-benchmarks.sh --nope",
                "compare-benchmarks.sh --baseline",
                "compare-benchmarks.sh --baseline nowhere.json",
                "compare-benchmarks.sh --baseline . nowhere.json",
                "compare-benchmarks.sh --gate --baseline nowhere.json",
                "update-baseline.sh --why",
                "update-baseline.sh --why because nowhere.json",
                "update-baseline.sh --profile huge",
                "update-baseline.sh --repeat 4",
                "update-baseline.sh --repeat 5 .",
                "run-benchmarks.sh --names",
                "run-benchmarks.sh --nope",
                "run-benchmarks.sh extra",
                "run-benchmarks.sh --profile huge",
                "run-benchmarks.sh --repeat 0",
                "run-benchmarks.sh --repeat many",
                "ab.sh",
                "ab.sh --nope",
                "ab.sh no-such-commit",
                "ab.sh HEAD HEAD",
                "ab.sh HEAD --pairs none",
                "ab.sh HEAD --pairs 8 --most 6",
                "ab.sh HEAD --candidate no-such-commit",
                "ab.sh HEAD --candidate-config transforms",
                "ab.sh HEAD --scenarios nowhere.yaml",
                "ab.sh HEAD --profile huge",
                "ab.sh HEAD --minutes 0",
                "ab.sh HEAD --plan --minutes soon",
                "ab.sh HEAD --limit 0",
                "ab.sh HEAD --limit ten",
                "ab.sh --base-plugin .",
                "ab.sh --candidate-plugin .",
                "ab.sh HEAD --base-plugin . --candidate-plugin .",
                "ab.sh --base-plugin nowhere --candidate-plugin .",
                "ab.sh --base-plugin src/test/resources --candidate-plugin src/test/resources",
                "run-benchmarks.sh --scenarios nowhere.yaml",
                "run-benchmarks.sh --environment moon",
                "ab.sh HEAD --markdown",
                "gate.sh",
                "gate.sh --publish nowhere HEAD",
                "gate.sh --decide nowhere.jsonl",
                "release.sh --version one",
                "release.sh --repository ftp://example.org/x",
                "release.sh --commit no-such-commit --out nowhere",
                "release.sh --out src",
                "release.sh --sign --out nowhere",
                "release.sh --sign --twice --out nowhere",
                "lint.sh extra",
                "install-tools.sh extra"
            })
    void badUsageIsTwoWithOneClearError(String line) throws Exception {
        Ended ended = run(line.split(" "));

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.output().strip().lines()).hasSize(2);
        assertThat(ended.output()).startsWith(line.split(" ")[0] + ": ");
    }

    @Test
    void aProfileIsLookedForInTheFileThatIsNamed() throws Exception {
        Path file = Files.writeString(work.resolve("mine.yaml"), "profiles:\n  tiny: { purpose: Seconds. }\n");

        Ended ended = run("run-benchmarks.sh", "--scenarios", file.toString(), "--profile", "smoke");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.output()).contains("profile 'smoke' is none of those in mine.yaml");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "profiles:\n  tiny: { purpose: Seconds. }\n",
                "profiles:\n    # fast\n    other:\n        purpose: x\n    \"tiny\": # slow\n        purpose: y\n",
                "profiles:\n  <<: *common\n"
            })
    void aProfileIsFoundHoweverItIsWritten(String text) throws Exception {
        Path file = Files.writeString(work.resolve("mine.yaml"), text);

        Ended ended = run("run-benchmarks.sh", "--scenarios", file.toString(), "--profile", "tiny", "--repeat", "0");

        assertThat(ended.output()).startsWith("run-benchmarks.sh: --repeat '0' is no number");
    }

    @Test
    void aRunThatIsNotThereIsNamed() throws Exception {
        assertThat(run("compare-benchmarks.sh", "--baseline", ".", "nowhere").output())
                .contains("there is no run nowhere");
    }

    @Test
    void withoutABaselineItSaysHowToMakeOne() throws Exception {
        assumeThat(Path.of("baselines")).doesNotExist();

        Ended ended = run("compare-benchmarks.sh");

        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.output()).contains("ci/update-baseline.sh --profile quick makes one on this machine");
    }

    /** One place runs the simulations, so that every script tells bad usage from a failure. */
    @Test
    void anOptionThatTheBenchRefusesIsTwo() throws Exception {
        assertThat(gatlingTest("echo why > ${2#-Drefusal=}; exit 1")).isEqualTo(2);
        assertThat(gatlingTest("exit 1")).isEqualTo(1);
        assertThat(gatlingTest("test \"$1 $3\" = 'gatling:test -Dprofile=smoke'"))
                .isZero();
        for (String script : List.of("ab.sh", "run-benchmarks.sh")) {
            assertThat(CI.resolve(script)).content().contains("gatling_test").doesNotContain("refusal");
        }
    }

    /** The exit code of the function that runs the simulations, with a script instead of Maven. */
    private int gatlingTest(String maven) throws Exception {
        Path mvn = Files.writeString(work.resolve("mvn"), "#!/bin/sh\n" + maven + "\n");
        assertThat(mvn.toFile().setExecutable(true)).isTrue();
        String line = "PATH=\"" + work + ":$PATH\"; . " + CI.resolve("lib.sh") + "; gatling_test -Dprofile=smoke";
        Process process = new ProcessBuilder("bash", "-c", line).inheritIO().start();
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    @Test
    void theActionHasTheScriptsDefaults() throws Exception {
        String script = Files.readString(CI.resolve("ab.sh"));
        String action = Files.readString(Path.of("..", "action.yml"));

        for (String option : List.of("scenario", "profile", "pairs", "most")) {
            String value = found("(?m)^" + option + "=\"?([^\"\\n]+)\"?$", script);
            assertThat(found("(?m)^  " + option + ":\\n.*\\n    default: \"?([^\"\\n]+)\"?$", action))
                    .as(option)
                    .isEqualTo(value);
            assertThat(run("ab.sh", "--help").output()).contains("(default: " + value);
        }
    }

    /** With CI set, tests fail without these programs instead of being left out. */
    @ParameterizedTest
    @ValueSource(strings = {"ci.yml", "release.yml"})
    void aJobThatRunsAllTestsInstallsTheirTools(String workflow) throws Exception {
        assertThat(Files.readString(Path.of("..", ".github", "workflows", workflow)))
                .containsSubsequence("run: ci/install-tools.sh\n", "run: mvn -B -ntp verify\n");
    }

    private static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private record Ended(int exit, String output) {}

    private static Ended run(String... line) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("bash", CI.resolve(line[0]).toString()));
        command.addAll(Arrays.asList(line).subList(1, line.length));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS))
                .as(command + " ends")
                .isTrue();
        return new Ended(process.exitValue(), output);
    }
}
