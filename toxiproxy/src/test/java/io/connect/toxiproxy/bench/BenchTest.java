package io.connect.toxiproxy.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.ToxiproxyServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The benchmark programs run to the end and print each row; the figures of such short runs are meaningless. */
@Timeout(120)
class BenchTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true);

    @Test
    void measuresAServerAndPrintsEveryRow() throws Exception {
        BenchSettings settings = new BenchSettings(1_000_000, 2, 200, Duration.ofMillis(50));
        try (ToxiproxyServer server = ToxiproxyServer.start()) {
            ToxiproxyBench.measure(server.uri(), ProcessHandle.current(), settings, out);

            assertThat(server.proxies().get("bench").toxics()).isEmpty();
        }
        assertThat(printed.toString().lines().filter(line -> line.matches(".* -?\\d+\\.\\d+.*")))
                .hasSize(17);
        assertThat(printed.toString()).contains("up, 2 connections", "latency 500 ms", "12500 kB/s");
    }

    @Test
    void measuresTheHttpFaults() throws Exception {
        HttpFaultBench.run(5, 5, out);

        assertThat(printed.toString()).matches("request of 1 KB, median: direct \\d+\\.\\d+ ms, .*\\s+");
    }

    @Test
    void measuresARuleThatMeetsNothing() throws Exception {
        KafkaCallBench.run(200_000, 1, out);

        assertThat(printed.toString().lines())
                .hasSize(3)
                .allMatch(line -> line.matches("requests of .* without a rule, .* with one .*"));
    }

    @Test
    void soaksWithoutAWrongByte() throws Exception {
        assertThat(Soak.run(Duration.ofSeconds(3), 6, 7, out)).isEmpty();

        String[] last = printed.toString()
                .strip()
                .lines()
                .reduce((a, b) -> b)
                .orElseThrow()
                .strip()
                .split("\\s+");
        assertThat(Double.parseDouble(last[1])).as("MB checked").isPositive();
    }
}
