package io.connect.testbed.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmProcessTest {
    @TempDir
    Path folder;

    private PortLease ports;
    private JvmLauncher launcher;

    @BeforeEach
    void open() {
        ports = new PortLease();
        launcher = new JvmLauncher(folder, folder.resolve("logs"), ports);
    }

    @AfterEach
    void close() {
        launcher.close();
        ports.close();
    }

    @Test
    void aFailedStartIsReportedWithTheEndOfTheLog() {
        JvmProcess process = launcher.start(
                new JvmSpec("broken", "no.such.Program", List.of(folder), List.of("-Xmx32m"), List.of()));
        assertThatThrownBy(() -> process.awaitReady("it answered", Duration.ofSeconds(30), () -> false))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("broken ended with exit code 1 before it answered")
                .hasMessageContaining("no.such.Program");
        assertThat(process.diedByItself()).isTrue();
    }

    @Test
    void aMissedDeadlineNamesTheMissingPart() {
        JvmProcess process = launcher.start(sleeper());
        assertThatThrownBy(() -> process.awaitReady("it answered", Duration.ofMillis(200), () -> false))
                .isInstanceOf(ProcessFailedException.class)
                .hasMessageContaining("sleeper is running, but nobody waits longer than 0 s until it answered");
    }

    @Test
    void killingIsNotDyingByItself() {
        JvmProcess process = launcher.start(sleeper());
        process.kill();
        assertThat(process.isAlive()).isFalse();
        assertThat(process.diedByItself()).isFalse();
    }

    @Test
    void stoppingEndsAProgramThatHeedsTheSignal() {
        JvmProcess process = launcher.start(sleeper());
        assertThat(process.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void theProxyOfACompanyIsNotPassedOnToPrograms() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "HTTP_PROXY",
                "http://proxy:3128",
                "https_proxy",
                "http://proxy:3128",
                "No_Proxy",
                "x",
                "PATH",
                "/bin"));

        JvmLauncher.goDirect(environment);

        assertThat(environment).containsOnlyKeys("PATH");
    }

    @Test
    void programsAreStartedInEnglishWhateverTheMachineSpeaks() throws Exception {
        JvmProcess process = launcher.start(new JvmSpec(
                "shouter",
                Shouter.class.getName(),
                List.of(Path.of("target/test-classes")),
                List.of("-Xmx32m"),
                List.of("classic"),
                Map.of("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR")));

        await().atMost(Duration.ofSeconds(60)).until(() -> !process.isAlive());

        assertThat(folder.resolve("logs/shouter.log")).content().contains("CLASSIC 1234");
    }

    /** A program prints in the encoding of the machine, and the folder of a checkout can have an umlaut. */
    @Test
    void theEndOfALogIsShownInAnyEncoding() {
        JvmProcess process = launcher.start(program("latin", Latin.class));

        assertThat(process.awaitExit()).isEqualTo(3);
        assertThat(process.logTail()).contains("Formatting /home/j\uFFFDrg");
    }

    /** Pairs of builds start workers by the dozen, and the ports of all were held until the end of the last. */
    @Test
    void aLauncherWithPortsOfItsOwnGivesThemBackWithItsEnd() {
        JvmLauncher own = JvmLauncher.withOwnPorts(folder, folder.resolve("logs"), process -> List.of());
        int jmxPort = own.start(sleeper()).jmxPort();
        int port = own.ports().next();
        try (PortLease onlyThat = new PortLease(port, port + 1);
                PortLease onlyJmx = new PortLease(jmxPort, jmxPort + 1)) {
            assertThatThrownBy(onlyThat::next).isInstanceOf(IllegalStateException.class);

            own.close();

            assertThat(onlyThat.next()).isEqualTo(port);
            assertThat(onlyJmx.next()).isEqualTo(jmxPort);
        }
    }

    private static JvmSpec sleeper() {
        return program("sleeper", Sleeper.class);
    }

    private static JvmSpec program(String name, Class<?> main) {
        return new JvmSpec(
                name, main.getName(), List.of(Path.of("target/test-classes")), List.of("-Xmx32m"), List.of());
    }

    static final class Shouter {
        public static void main(String[] arguments) {
            System.out.println(arguments[0].toUpperCase() + " " + String.format("%d", 1234));
        }
    }

    static final class Latin {
        public static void main(String[] arguments) {
            byte[] line = "Formatting /home/jörg\n".getBytes(StandardCharsets.ISO_8859_1);
            System.out.write(line, 0, line.length);
            System.out.flush();
            System.exit(3);
        }
    }

    static final class Sleeper {
        public static void main(String[] arguments) throws InterruptedException {
            new java.util.concurrent.CountDownLatch(1).await();
        }
    }
}
