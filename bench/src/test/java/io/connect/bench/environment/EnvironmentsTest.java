package io.connect.bench.environment;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.run.SmallRun;
import io.connect.bench.scenario.environment.ConnectSpec;
import io.connect.bench.settings.Settings;
import io.connect.testbed.inspect.JvmInspection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EnvironmentsTest {

    @Test
    void aFolderThatAKilledRunHasLeftIsNotUsed(@TempDir Path project) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("project.root", project.toString());
        String mine = "testbed-" + ProcessHandle.current().pid() + "-";
        Path left = Files.createDirectories(project.resolve("gatling/target").resolve(mine + 1));

        try (Environments environments = new Environments(Settings.from(properties))) {
            Path work = environments.nextFolders().work();

            assertThat(work).isEqualTo(left.resolveSibling(mine + 2));
            assertThat(environments.nextFolders().work()).isEqualTo(left.resolveSibling(mine + 3));
        }
    }

    /** A recording that begins in a warm worker makes the JVM compile much of its code again. */
    @Test
    void aWorkerThatWillBeRecordedIsRecordedFromItsStart() {
        ConnectSpec workers = new SmallRun().run.scenario().environment().connect();
        try (Environments environments = new Environments(Settings.from(new Properties()))) {
            System.setProperty("jfr", "");
            assertThat(environments.workers(workers, false).jvmArguments())
                    .contains(JvmInspection.RECORDING_FROM_THE_START);
            System.clearProperty("jfr");
            assertThat(environments.workers(workers, false).jvmArguments())
                    .doesNotContain(JvmInspection.RECORDING_FROM_THE_START);
        } finally {
            System.clearProperty("jfr");
        }
    }
}
