package io.connect.gatling.fork;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.model.Calibration;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Gatling in a separate JVM, as its Maven plugin starts it, with a separate output folder. */
final class GatlingFork {

    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String RUN_ID = "fork";
    /** Limits only the time until a failure is reported: a busy machine needs many times as long as a quiet one. */
    private static final long MOST_SECONDS = 900;

    private final Path folder;

    GatlingFork(Path folder) {
        this.folder = folder;
    }

    /** Stores a calibration, as an earlier simulation of the same run does. {@link WorkedExampleIT} has one measured. */
    GatlingFork onAKnownMachine() throws IOException {
        Path logs = Files.createDirectories(runFolder().resolve("logs"));
        new ObjectMapper()
                .writeValue(
                        logs.resolve("calibration.json").toFile(), new Calibration(20_000, 50.0, null, 30_000, 1_000));
        return this;
    }

    /** Runs the part of a simulation that the properties select. Returns its output after it has ended successfully. */
    String run(Class<? extends Simulation> simulation, String... properties) throws IOException, InterruptedException {
        return run(simulation, true, properties);
    }

    /** Runs it like {@code run}, but it must fail the build. */
    String runToFailure(Class<? extends Simulation> simulation, String... properties)
            throws IOException, InterruptedException {
        return run(simulation, false, properties);
    }

    private String run(Class<? extends Simulation> simulation, boolean succeeds, String... properties)
            throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dproject.root=" + ROOT,
                "-Druns=" + folder.resolve("runs"),
                "-Drun.id=" + RUN_ID));
        command.addAll(List.of(properties));
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                "io.gatling.app.Gatling",
                "-s",
                simulation.getName(),
                "-rf",
                folder.resolve("gatling").toString()));
        Process gatling = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean ended = gatling.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
            String printed = Files.readString(output);
            assertThat(ended)
                    .as("ended within " + MOST_SECONDS + " s: " + printed)
                    .isTrue();
            assertThat(gatling.exitValue() == 0).as(printed).isEqualTo(succeeds);
            return printed;
        } finally {
            gatling.destroyForcibly();
        }
    }

    /** The folder with the run's files. */
    Path runFolder() {
        return folder.resolve("runs").resolve(RUN_ID);
    }

    /** The result of one scenario of the run. */
    JsonNode result(String scenario) throws IOException {
        Path file = runFolder().resolve(scenario + ".json");
        assertThat(file).exists();
        return new ObjectMapper().readTree(file.toFile());
    }
}
