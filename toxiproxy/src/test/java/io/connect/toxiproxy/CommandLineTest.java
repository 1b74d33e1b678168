package io.connect.toxiproxy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void hasTheDefaultsOfTheGenuineServer() {
        CommandLine read = CommandLine.parse();

        assertThat(read.options().host()).isEqualTo("localhost");
        assertThat(read.options().port()).isEqualTo(8474);
        assertThat(read.action()).isEqualTo(CommandLine.Action.SERVE);
        assertThat(read.config()).isEmpty();
    }

    @Test
    void readsFlagsTheWayGoDoes() {
        CommandLine read = CommandLine.parse("-host", "0.0.0.0", "--port=9", "-seed=-5", "-config", "proxies.json");

        assertThat(read.options().host()).isEqualTo("0.0.0.0");
        assertThat(read.options().port()).isEqualTo(9);
        assertThat(read.options().seed()).isEqualTo(-5);
        assertThat(read.config()).contains(Path.of("proxies.json"));
    }

    @ParameterizedTest
    @CsvSource({
        "-prot,flag provided but not defined: -prot",
        "-port,flag needs an argument: -port",
        "-port=x,invalid value \"x\" for flag -port: a whole number is needed",
        "-port=70000,invalid value \"70000\" for flag -port: must be 0 to 65535",
        "serve,unexpected argument: serve",
        "-proxy-metrics,flag -proxy-metrics is the genuine server's; this one serves no /metrics"
    })
    void namesTheWrongArgument(String argument, String message) {
        assertThatThrownBy(() -> CommandLine.parse(argument)).hasMessage(message);
    }

    @Test
    void exitsWith2OnBadUsageAndShowsTheFlags() throws Exception {
        assertThat(run("-prot")).isEqualTo(2);
        assertThat(err.toString()).contains("-prot").contains("-config string");
    }

    @Test
    void printsVersionAndHelp() throws Exception {
        assertThat(run("-version")).isZero();
        assertThat(run("-help")).isZero();
        assertThat(out.toString()).startsWith("toxiproxy-server version 2.12.0").contains("-seed int");
    }

    @Test
    void saysThatThePortIsInUse() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("-host", "127.0.0.1", "-port", "" + taken.getLocalPort()))
                    .isEqualTo(1);
        }
        assertThat(err.toString()).contains("address already in use");
    }

    @Test
    void refusesAConfigItCannotUse(@TempDir Path folder) throws Exception {
        assertThat(run("-port", "0", "-config", folder.resolve("none.json").toString()))
                .isEqualTo(2);
        assertThat(err.toString()).contains("none.json");

        Path bad = folder.resolve("bad.json");
        write(bad, "[{\"name\":\"p\"}]");
        assertThat(run("-port", "0", "-config", bad.toString())).isEqualTo(2);
        assertThat(err.toString()).contains("missing required field: upstream at proxy 1");
    }

    private int run(String... arguments) throws InterruptedException {
        return Main.run(new PrintStream(out, true), new PrintStream(err, true), arguments);
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text);
    }
}
