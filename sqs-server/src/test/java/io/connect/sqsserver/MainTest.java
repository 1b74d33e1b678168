package io.connect.sqsserver;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @Test
    void servesTheQueuesOfAFileUntilItIsToldToEnd(@TempDir Path folder) throws Exception {
        Path queues = Files.writeString(
                folder.resolve("queues.json"),
                "{\"queues\":[{\"name\":\"dlq.fifo\"},{\"name\":\"orders.fifo\",\"attributes\":{\"VisibilityTimeout\":60},"
                        + "\"tags\":{\"team\":\"a\"}}]}");
        Process process = start("--port", "0", "--region", "eu-north-1", "--queues", queues.toString());
        try (BufferedReader out = new BufferedReader(new InputStreamReader(process.getInputStream()))) {
            String ready = out.readLine();
            assertThat(ready).matches("SQS server listens on http://127\\.0\\.0\\.1:\\d+");
            URI uri = URI.create(ready.substring(ready.lastIndexOf(' ') + 1));
            String list = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(uri.resolve("/?Action=ListQueues"))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            assertThat(list).contains("/000000000000/dlq.fifo", "/000000000000/orders.fifo");
            process.destroy();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void exitsWith2OnBadUsage() {
        assertThat(run("--prot", "1")).isEqualTo(2);
        assertThat(run("--port", "x")).isEqualTo(2);
        assertThat(run("--service-time", "fast")).isEqualTo(2);
    }

    @Test
    void exitsWith2OnAFileItCannotUse(@TempDir Path folder) throws IOException {
        assertThat(run("--queues", folder.resolve("none.json").toString())).isEqualTo(2);
        for (String text : List.of(
                "{",
                "[]",
                "{\"queues\":[{\"nam\":\"q\"}]}",
                "{\"queues\":[{\"name\":\"q\",\"attribute\":{}}]}",
                "{\"queues\":[{\"name\":\"q\",\"attributes\":[{\"VisibilityTimeout\":\"60\"}]}]}",
                "{\"queues\":[{\"name\":\"q!\"}]}")) {
            Path bad = Files.writeString(folder.resolve("bad.json"), text);
            assertThat(run("--port", "0", "--queues", bad.toString())).as(text).isEqualTo(2);
        }
    }

    @Test
    void exitsWith3WhenItCannotListen() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", Integer.toString(taken.getLocalPort()))).isEqualTo(3);
        }
    }

    @Test
    void listsItsFlags() {
        StringWriter out = new StringWriter();
        assertThat(Main.commandLine().setOut(new PrintWriter(out)).execute("--help"))
                .isZero();
        assertThat(out.toString())
                .contains("--host", "--port", "--region", "--queues", "--service-time", "--credentials")
                .contains("9324");
    }

    private static int run(String... arguments) {
        return Main.commandLine().setErr(new PrintWriter(new StringWriter())).execute(arguments);
    }

    private static Process start(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
