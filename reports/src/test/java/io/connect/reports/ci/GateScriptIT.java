package io.connect.reports.ci;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the script of the GitHub Action and the GitLab template, with reports.jar, a simulated event and a simulated service. */
class GateScriptIT {

    private static final double[] EQUAL = {1.01, 0.99, 1.02, 0.98, 1.0, 1.03};
    private static final double[] WORSE = {1.25, 1.26, 1.24, 1.25, 1.27, 1.25};

    private final List<String> posted = new ArrayList<>();
    private HttpServer server;
    private int refusal;

    @TempDir
    Path work;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean listed = exchange.getRequestMethod().equals("GET");
            if (!listed) {
                posted.add(exchange.getRequestURI().getPath() + " " + body);
            }
            byte[] answer = (listed ? "[]" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(refusal == 0 ? 200 : refusal, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aFailReachesSummaryOutputAndPullRequest() throws Exception {
        assertThat(gate("github", WORSE)).isEqualTo(1);

        assertThat(work.resolve("summary.md")).content().startsWith("**FAIL**").contains("| latency-p95 |");
        assertThat(work.resolve("outputs")).content().isEqualTo("verdict=FAIL\nexit-code=1\n");
        assertThat(posted)
                .singleElement()
                .asString()
                .startsWith("/repos/me/it/issues/7/comments ")
                .contains("**FAIL**");
    }

    @Test
    void aPassReachesTheMergeRequest() throws Exception {
        assertThat(gate("gitlab", EQUAL)).isZero();

        assertThat(posted)
                .singleElement()
                .asString()
                .startsWith("/projects/12/merge_requests/3/notes ")
                .contains("**PASS**");
    }

    @Test
    void aCommentThatIsRefusedChangesNoOutcome() throws Exception {
        refusal = 403;

        assertThat(gate("github", EQUAL)).isZero();

        assertThat(work.resolve("log")).content().contains("403", "the gate's outcome stands");
    }

    @Test
    void aGateThatCouldNotRunSaysSo() throws Exception {
        assertThat(run("--publish", "github", "--base-plugin", "nowhere", "--candidate-plugin", "nowhere"))
                .isEqualTo(2);

        assertThat(work.resolve("outputs")).content().isEqualTo("verdict=NOT RUN\nexit-code=2\n");
        assertThat(posted).singleElement().asString().contains("NOT RUN");
    }

    @Test
    void aPlanHasNoVerdict() throws Exception {
        maven("echo \"a plan from $*\"");

        assertThat(run("--publish", "github", "HEAD", "--plan")).isZero();

        assertThat(work.resolve("log")).content().contains("a plan from", "-Dplan");
        assertThat(work.resolve("verdict.md")).doesNotExist();
        assertThat(posted).isEmpty();
    }

    @Test
    void aScenarioThatTheBenchRefusesIsBadUsage() throws Exception {
        maven("for word; do case \"$word\" in -Drefusal=*) echo no > \"${word#-Drefusal=}\" ;; esac; done; exit 1");
        Path plugin = Files.createDirectory(work.resolve("plugin"));
        Files.createFile(plugin.resolve("any.jar"));
        String folder = plugin.toString();

        assertThat(run("--base-plugin", folder, "--candidate-plugin", folder, "--scenario", "nonsense"))
                .isEqualTo(2);
        assertThat(work.resolve("outputs")).content().isEqualTo("verdict=NOT RUN\nexit-code=2\n");
        assertThat(script("run-benchmarks.sh", "--scenario", "nonsense")).isEqualTo(2);
    }

    /** The scripts prefer the mvn of the path. */
    private void maven(String commands) throws IOException {
        Path maven = Files.writeString(work.resolve("mvn"), "#!/bin/sh\n" + commands + "\n");
        assertThat(maven.toFile().setExecutable(true)).isTrue();
    }

    private int gate(String service, double... ratios) throws Exception {
        return run(
                "--publish",
                service,
                "--decide",
                Files.writeString(work.resolve("pairs.jsonl"), lines(ratios, false) + lines(EQUAL, true))
                        .toString());
    }

    private int run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("--verdict", "verdict.md"));
        all.addAll(Arrays.asList(arguments));
        return script("gate.sh", all.toArray(String[]::new));
    }

    private int script(String file, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("bash", Path.of("..", "ci", file).toRealPath().toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log").toFile());
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        builder.environment()
                .putAll(Map.of(
                        "GITHUB_STEP_SUMMARY",
                        work.resolve("summary.md").toString(),
                        "GITHUB_OUTPUT",
                        work.resolve("outputs").toString(),
                        "GITHUB_EVENT_PATH",
                        Files.writeString(work.resolve("event.json"), "{\"pull_request\":{\"number\":7}}")
                                .toString(),
                        "GITHUB_REPOSITORY",
                        "me/it",
                        "GITHUB_API_URL",
                        address,
                        "GITHUB_TOKEN",
                        "secret"));
        builder.environment()
                .putAll(Map.of(
                        "CI_API_V4_URL", address,
                        "CI_PROJECT_ID", "12",
                        "CI_MERGE_REQUEST_IID", "3",
                        "GITLAB_TOKEN", "secret"));
        builder.environment().compute("PATH", (name, path) -> work + File.pathSeparator + path);
        Process process = builder.start();
        process.getOutputStream().close();
        assertThat(process.waitFor(10, TimeUnit.MINUTES)).isTrue();
        return process.exitValue();
    }

    private static String lines(double[] ratios, boolean control) {
        StringBuilder text = new StringBuilder();
        for (double ratio : ratios) {
            text.append(String.format(
                    Locale.ROOT,
                    "{\"scenario\":\"test-1\",\"metric\":\"latency-p95\",\"base\":100,\"candidate\":%f,\"control\":%b}%n",
                    100 * ratio,
                    control));
        }
        return text.toString();
    }
}
