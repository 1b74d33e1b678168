package io.connect.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A testbed that cannot be built gives back what it had opened until then. */
class FailedStartTest {

    @TempDir
    Path folder;

    @Test
    @EnabledOnOs(OS.LINUX)
    void givesBackLinksAndPorts() throws IOException {
        Path work = folder.resolve("work");
        TestbedOptions options = TestbedOptions.small(Path.of(".."), folder.resolve("logs"), work)
                .withPluginPath(List.of(folder))
                .withKafkaVersion("none");

        // The first start also opens sockets that Java keeps, such as the one that its channels are closed with.
        assertFails(options);
        List<String> before = open("socket:");
        assertFails(options);

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(open("socket:")).as("links").isSubsetOf(before));
        assertThat(open("sqs-connect-ports")).as("leased ports").isEmpty();
        assertThat(work).doesNotExist();
    }

    /** The fault layer listens and the queue service has its port before the version is read. */
    private static void assertFails(TestbedOptions options) {
        assertThatThrownBy(() -> Testbed.start(options)).isInstanceOf(RuntimeException.class);
    }

    private static List<String> open(String kind) throws IOException {
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return files.map(FailedStartTest::target)
                    .filter(target -> target.contains(kind))
                    .toList();
        }
    }

    private static String target(Path file) {
        try {
            return Files.readSymbolicLink(file).toString();
        } catch (IOException closedMeanwhile) {
            return "";
        }
    }
}
