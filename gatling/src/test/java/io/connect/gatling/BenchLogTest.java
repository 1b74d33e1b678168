package io.connect.gatling;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Tests the logging as configured for Gatling's JVM, in a separate JVM. */
class BenchLogTest {

    private static final long MOST_SECONDS = 60;
    private static final int SAMPLES = 5;

    @TempDir
    Path folder;

    private String terminal;
    private String file;

    /** Logs in the same way as the bench and its libraries. */
    static final class Talker {

        private Talker() {}

        public static void main(String[] arguments) {
            BenchLog.in(Path.of(arguments[0]));
            LoggerFactory.getLogger("io.connect.testbed.Testbed").info("testbed ready");
            LoggerFactory.getLogger("io.connect.bench.run.RunEnding")
                    .warn(
                            "cannot look\nat what is left",
                            new IllegalStateException("the outer", new IOException("the\ncause")));
            for (int second = 0; second < SAMPLES; second++) {
                LoggerFactory.getLogger("io.connect.bench.sample.Sampler").warn("a look failed: {}", second);
            }
            LoggerFactory.getLogger("io.undertow.proxy").error("UT005028", new IOException("the far side is gone"));
            java.util.logging.Logger.getLogger("javax.management.remote.misc").warning("Failed to check connection");
        }
    }

    @BeforeEach
    void talk() throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process talker = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Talker.class.getName(),
                        folder.toString()))
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(talker.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).isTrue();
        } finally {
            talker.destroyForcibly();
        }
        terminal = Files.readString(output);
        file = Files.readString(folder.resolve("bench.log"));
    }

    @Test
    void terminalGetsOneLineForAWarningWithItsCausesAndNothingElse() {
        assertThat(terminal.lines()).hasSize(2);
        assertThat(terminal.lines().findFirst().orElseThrow())
                .endsWith("WARN  RunEnding - cannot look at what is left java.lang.IllegalStateException: the outer"
                        + " Caused by: java.io.IOException: the cause ");
    }

    @Test
    void terminalGetsAWarningThatIsRepeatedOnce() {
        assertThat(terminal.lines())
                .filteredOn(line -> line.contains("Sampler"))
                .singleElement()
                .asString()
                .endsWith("Sampler - a look failed: 0 ");
    }

    @Test
    void fileGetsEverythingWithStackTraces() {
        assertThat(file)
                .contains("INFO  [main] Testbed - testbed ready")
                .contains("WARN  [main] RunEnding - cannot look")
                .contains("\tat io.connect.gatling.BenchLogTest$Talker.main")
                .contains("ERROR [main] proxy - UT005028")
                .contains("a look failed: " + (SAMPLES - 1));
    }
}
