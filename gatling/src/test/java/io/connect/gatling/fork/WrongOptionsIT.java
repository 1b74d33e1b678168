package io.connect.gatling.fork;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.gatling.BurstSimulation;
import io.connect.gatling.PairedSimulation;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A wrong option fails the build with its name and the remedy, and without a stack trace. The scripts under ci/ get the reason,
 * too.
 */
class WrongOptionsIT {

    @TempDir
    Path folder;

    @Test
    void anOptionIsNamed() throws IOException, InterruptedException {
        assertThat(refusal(BurstSimulation.class, "-Denvironment=dokcer"))
                .contains("-Denvironment=dokcer is no kind of environment; embedded, docker and external are");
    }

    @Test
    void anOptionOfTheGateIsNamed() throws IOException, InterruptedException {
        assertThat(refusal(PairedSimulation.class, "-Dshuffle=often"))
                .contains("-Dshuffle=often is no whole number, such as 42");
    }

    @Test
    void aScenarioFileThatCannotBeReadIsNamed() throws IOException, InterruptedException {
        assertThat(refusal(BurstSimulation.class, "-Dscenarios=" + folder))
                .contains(folder + ": this is a folder, and a file is needed");
    }

    @Test
    void aRunFolderThatCannotBeMadeIsNamed() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("file"), "");

        String output = new GatlingFork(folder).runToFailure(BurstSimulation.class, "-Druns=" + file);

        assertThat(output)
                .contains("nothing was started: cannot create the run folder " + file.resolve("fork") + ": ")
                .doesNotContain("\tat ");
        assertThat(refusal(BurstSimulation.class, "-Drun.id=../other"))
                .contains("run id '../other' is no plain file name; letters, digits");
    }

    private String refusal(Class<? extends Simulation> simulation, String... options)
            throws IOException, InterruptedException {
        Path reason = folder.resolve("refusal.txt");
        List<String> all = new ArrayList<>(List.of(options));
        all.add("-Drefusal=" + reason);
        String output = new GatlingFork(folder).runToFailure(simulation, all.toArray(String[]::new));
        assertThat(output).doesNotContain("\tat ");
        assertThat(output).contains(Files.readString(reason));
        return output;
    }
}
