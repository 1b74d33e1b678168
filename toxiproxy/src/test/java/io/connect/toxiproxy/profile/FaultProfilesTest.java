package io.connect.toxiproxy.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.toxiproxy.ToxiproxyServer;
import io.connect.toxiproxy.contract.Peer;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.proxy.ProxyException;
import io.connect.toxiproxy.proxy.ToxicTarget;
import io.connect.toxiproxy.timeline.Fault;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FaultProfilesTest {

    @TempDir
    private Path folder;

    static List<String> names() {
        return FaultProfiles.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyProfileCanBeReadAndDoesSomething(String name) {
        assertThat(FaultProfiles.named(name).name()).isEqualTo(name);
    }

    @Test
    void theNamesAreThoseOfTheFiles() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("profiles"))) {
            assertThat(files.map(file -> file.getFileName().toString()).sorted())
                    .containsExactlyElementsOf(
                            names().stream().map(name -> name + ".yaml").toList());
        }
    }

    @Test
    void profilesMatchTheirNames() {
        assertThat(FaultProfiles.named("network-200ms").toxics())
                .containsExactly(Toxic.downstream(new Latency(200, 0)).named("network-200ms_latency_downstream"));
        assertThat(FaultProfiles.named("cap-10mbit").toxics())
                .extracting(Toxic::settings)
                .containsExactly(Bandwidth.shared(1250), Bandwidth.shared(1250));
        assertThat(FaultProfiles.named("blackhole").toxics())
                .extracting(Toxic::settings)
                .containsExactly(new Timeout(0), new Timeout(0));
        assertThat(FaultProfiles.named("flaky").resetsEvery()).contains(Duration.ofSeconds(1));
        assertThat(FaultProfiles.named("down").down()).isTrue();
    }

    @Test
    void namesTheNearestForANameThatIsNotThere() {
        assertThatThrownBy(() -> FaultProfiles.named("network-10ms"))
                .isInstanceOf(FaultProfileException.class)
                .hasMessageStartingWith("There is no fault profile \"network-10ms\"; the nearest are network-100ms");
    }

    @Test
    void reportsEveryProblemAtOnce() throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, """
                toxcs: 1
                toxics:
                  - { type: latncy }
                  - { type: latency, stream: sideways, toxicity: 2, attributes: { latncy: 5, jitter: -1 } }
                down: perhaps
                resets: { every: soon }
                """);

        assertThatThrownBy(() -> FaultProfiles.read(file))
                .hasMessageStartingWith("Fault profile mine cannot be read: ")
                .hasMessageContaining("toxcs is not known; did you mean toxics?")
                .hasMessageContaining("toxics[0].type must be one of latency, bandwidth")
                .hasMessageContaining("but is \"latncy\"")
                .hasMessageContaining("toxics[1].stream must be one of upstream, downstream, but is \"sideways\"")
                .hasMessageContaining("toxics[1].toxicity must be a number from 0 to 1, but is 2")
                .hasMessageContaining("down must be true or false, but is \"perhaps\"")
                .hasMessageContaining(
                        "resets.every must be a whole number of milliseconds from 1 to 31536000000, but is \"soon\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "toxics: [ { type: latency, attributes: { latncy: 5 } } ]|toxics[0].attributes.latncy is not known; did you mean latency?",
                "toxics: [ { type: latency, attributes: { latency: -5 } } ]|toxics[0].attributes.latency must be a whole number from 0 to 9223372036854775807, but is -5",
                "toxics: [ { type: latency, attributes: { latency: 9223372036854775808 } } ]|toxics[0].attributes.latency must be a whole number from 0 to 9223372036854775807, but is 9223372036854775808",
                "toxics: [ { type: latency, toxicity: 1e400 } ]|toxics[0].toxicity must be a number from 0 to 1, but is ",
                "resets: { every: 9223372036854775807 }|resets.every must be a whole number of milliseconds from 1 to 31536000000, but is 9223372036854775807",
                "toxics: {}|toxics must be a list, but is {}",
                "resets: {}|resets.every must be a whole number of milliseconds from 1 to 31536000000, but is missing",
                "down: false|does nothing",
                "[1]|the profile must have keys, but is [1]",
                "'a: [1'|is not readable as YAML at line",
                "'{down: true, down: true}'|is not readable as YAML at line"
            })
    void refusesUnreadableProfiles(String yaml, String message) throws IOException {
        Path file = folder.resolve("mine.yaml");
        Files.writeString(file, yaml);

        assertThatThrownBy(() -> FaultProfiles.read(file))
                .isInstanceOf(FaultProfileException.class)
                .hasMessageContaining(message);
    }

    @Test
    void appliesToAProxyAndLeavesNothingBehind() throws IOException {
        try (Peer echo = Peer.echo();
                ToxiproxyServer server = ToxiproxyServer.start()) {
            Proxy proxy = server.proxies().create("p", "127.0.0.1:0", echo.address());
            String listen = proxy.listen();
            for (String name : names()) {
                Fault.Applied applied = FaultProfiles.named(name).on(proxy).apply();
                assertThat(proxy.enabled()).isEqualTo(!name.equals("down"));

                applied.close();
                applied.close();

                assertThat(proxy.toxics()).isEmpty();
                assertThat(proxy.enabled()).isTrue();
                assertThat(proxy.listen()).isEqualTo(listen);
            }
        }
    }

    @Test
    void downLeavesAProxyDownThatWasDownBefore() throws IOException {
        try (ToxiproxyServer server = ToxiproxyServer.start()) {
            Proxy proxy = server.proxies().create("p", "127.0.0.1:0", "127.0.0.1:1", false);

            FaultProfiles.named("down").applyTo(proxy).close();

            assertThat(proxy.enabled()).isFalse();
        }
    }

    @Test
    void aProfileThatCannotBeAppliedWholeLeavesNothingBehind() throws IOException {
        try (Peer echo = Peer.echo();
                ToxiproxyServer server = ToxiproxyServer.start()) {
            Proxy proxy = server.proxies().create("p", "127.0.0.1:0", echo.address());
            FaultProfile blackhole = FaultProfiles.named("blackhole");
            Toxic second = blackhole.toxics().get(1);
            proxy.addToxic(second);

            assertThatThrownBy(() -> blackhole.applyTo(proxy)).isInstanceOf(ProxyException.class);

            assertThat(proxy.toxics()).containsExactly(second);
            assertThat(second.direction()).isEqualTo(Direction.DOWNSTREAM);
        }
    }

    /** A proxy of another server is controlled over HTTP, so a removal can fail. */
    @Test
    void removesTheOtherPartsIfTheRemovalOfOneFails() throws IOException {
        FaultProfile profile = new FaultProfile(
                "both",
                List.of(
                        Toxic.downstream(new Latency(1, 0)).named("first"),
                        Toxic.upstream(new Latency(1, 0)).named("second")),
                Optional.empty(),
                false);
        FailingTarget target = new FailingTarget("second");
        Fault.Applied applied = profile.applyTo(target);

        assertThatThrownBy(applied::close).hasMessage("cannot remove second");

        assertThat(target.toxics).containsExactly("second");
    }

    /** A target that refuses to remove one toxic. */
    private static final class FailingTarget implements ToxicTarget {

        private final Set<String> toxics = new HashSet<>();
        private final String stays;

        FailingTarget(String stays) {
            this.stays = stays;
        }

        @Override
        public String name() {
            return "target";
        }

        @Override
        public Toxic addToxic(Toxic toxic) {
            toxics.add(toxic.name());
            return toxic;
        }

        @Override
        public boolean hasToxic(String toxicName) {
            return toxics.contains(toxicName);
        }

        @Override
        public void removeToxic(String toxicName) {
            if (toxicName.equals(stays)) {
                throw new IllegalStateException("cannot remove " + toxicName);
            }
            toxics.remove(toxicName);
        }

        @Override
        public Resets resetConnectionsEvery(Duration interval) {
            return () -> {};
        }

        @Override
        public boolean enabled() {
            return true;
        }

        @Override
        public void enable() {}

        @Override
        public void disable() {}
    }

    @Test
    void flakyLetsDataThroughUntilItResets() throws IOException {
        try (Peer echo = Peer.echo();
                ToxiproxyServer server = ToxiproxyServer.start()) {
            Proxy proxy = server.proxies().create("p", "127.0.0.1:0", echo.address());
            FaultProfile quick =
                    new FaultProfile("quick", List.of(), java.util.Optional.of(Duration.ofMillis(200)), false);
            try (Socket client = new Socket("127.0.0.1", proxy.listenAddress().getPort())) {
                client.setSoTimeout(10_000);
                client.getOutputStream().write(1);
                assertThat(client.getInputStream().read()).isEqualTo(1);
                try (Fault.Applied applied = quick.applyTo(proxy)) {
                    assertThatThrownBy(() -> {
                                while (true) {
                                    client.getOutputStream().write(1);
                                    assertThat(client.getInputStream().read()).isEqualTo(1);
                                }
                            })
                            .isInstanceOf(SocketException.class);
                    assertThat(applied).isNotNull();
                    assertThat(proxy.enabled()).isTrue();
                }
            }
        }
    }
}
