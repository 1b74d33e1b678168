package io.connect.toxiproxy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Measures a Toxiproxy server in a process of its own and prints a table. Start it with
 * {@code java -cp toxiproxy/target/toxiproxy.jar io.connect.toxiproxy.bench.ToxiproxyBench}; with
 * {@code -Dserver=http://127.0.0.1:8474 -Dpid=N} it measures a server that runs already, such as the genuine one.
 * {@code -Dbulk.bytes=N} (a row, 2 GB if not given), {@code -Dconnections=N} (50) and {@code -Dround.trips=N} (2,000) make it
 * shorter or longer. Quote CPU per gigabyte from a machine that has other load, because the speed depends on that load.
 */
public final class ToxiproxyBench {

    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int[] LATENCIES_MS = {100, 200, 500};
    private static final int[] RATES_KB = {1_250, 12_500};

    private final int port;
    private final Control control;
    private final BulkBench bulk;
    private final BenchSettings settings;
    private final PrintStream out;

    private ToxiproxyBench(int port, Control control, BulkBench bulk, BenchSettings settings, PrintStream out) {
        this.port = port;
        this.control = control;
        this.bulk = bulk;
        this.settings = settings;
        this.out = out;
    }

    public static void main(String[] arguments) throws Exception {
        BenchSettings settings = BenchSettings.fromProperties();
        String server = System.getProperty("server");
        if (server != null) {
            ProcessHandle process = ProcessHandle.of(Long.getLong("pid", 0))
                    .orElseThrow(() -> new IllegalArgumentException("-Dserver needs -Dpid, the server's process id"));
            measure(URI.create(server), process, settings, System.out);
            return;
        }
        Process forked = fork();
        try {
            measure(URI.create(firstLine(forked).replaceFirst(".* on ", "")), forked.toHandle(), settings, System.out);
        } finally {
            forked.destroy();
            forked.waitFor();
        }
    }

    /** Measures the server at an address; the processor time is that of the given process. */
    static void measure(URI server, ProcessHandle process, BenchSettings settings, PrintStream out) throws Exception {
        try (FarEnd farEnd = new FarEnd()) {
            Control control = new Control(server);
            int port = control.create(farEnd.port());
            BulkBench bulk = new BulkBench(port, farEnd, new CpuClock(process), out);
            new ToxiproxyBench(port, control, bulk, settings, out).run();
            control.none();
        }
    }

    private void run() throws Exception {
        bulk();
        out.printf("%n%-44s %12s %12s %12s%n", "round trip of 100 bytes", "p50 ms", "p95 ms", "max ms");
        roundTrips("no toxic", 0, settings.roundTrips());
        for (int latencyMs : LATENCIES_MS) {
            control.only("latency", "\"latency\":" + latencyMs);
            roundTrips("latency " + latencyMs + " ms", latencyMs, Math.max(1, settings.roundTrips() / latencyMs));
        }
        out.printf("%n%-44s %12s %12s%n", "bandwidth", "kB/s", "error %");
        for (int rate : RATES_KB) {
            control.only("bandwidth", "\"rate\":" + rate);
            bandwidth(rate);
        }
    }

    private void bulk() throws Exception {
        long bytes = settings.bulkBytes();
        int many = settings.connections();
        bulk.header();
        bulk.down("1 connection, first transfer of the server", bytes, 1);
        bulk.up("1 connection, second transfer", bytes, 1);
        // From here on the program is warm.
        bulk.down("1 connection", bytes, 1);
        bulk.down("1 connection", bytes, 1);
        bulk.up("1 connection", bytes, 1);
        bulk.down(many + " connections", bytes, many);
        bulk.up(many + " connections", bytes, many);
        control.only("latency", "\"latency\":100");
        bulk.down("1 connection, latency 100 ms", bytes, 1);
        bulk.down(many + " connections, latency 100 ms", bytes, many);
        control.only("latency", "\"latency\":1000");
        bulk.down(many + " connections, latency 1 s", bytes, many);
        control.only("bandwidth", "\"rate\":200000");
        bulk.down("1 connection, bandwidth 200 MB/s", bytes, 1);
        control.none();
    }

    private void roundTrips(String name, int latencyMs, int rounds) throws IOException {
        double[] millis = new double[rounds];
        byte[] message = new byte[100];
        try (Socket socket = connect(FarEnd.ECHO)) {
            for (int i = 0; i < rounds; i++) {
                long start = System.nanoTime();
                socket.getOutputStream().write(message);
                socket.getInputStream().readNBytes(message, 0, message.length);
                millis[i] = (System.nanoTime() - start) / 1e6;
            }
        }
        Arrays.sort(millis);
        out.printf(
                "%-44s %12.2f %12.2f %12.2f   (error at p50: %+.2f ms)%n",
                name,
                millis[rounds / 2],
                millis[rounds * 95 / 100],
                millis[rounds - 1],
                millis[rounds / 2] - latencyMs);
    }

    private void bandwidth(int rateKb) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (Socket socket = connect(FarEnd.SOURCE)) {
            long start = System.nanoTime();
            long end = start + settings.bandwidthTime().toNanos();
            long bytes = 0;
            long now = start;
            while (now < end) {
                bytes += socket.getInputStream().read(buffer);
                now = System.nanoTime();
            }
            double rate = bytes / ((now - start) / 1e9) / 1_000;
            out.printf("%-44s %12.1f %+12.2f%n", rateKb + " kB/s", rate, (rate / rateKb - 1) * 100);
        }
    }

    private Socket connect(int conversation) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(conversation);
        return socket;
    }

    private static Process fork() throws IOException {
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.connect.toxiproxy.Main",
                        "-host",
                        "127.0.0.1",
                        "-port",
                        "0")
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static String firstLine(Process process) throws IOException {
        BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = reader.readLine();
        if (line == null) {
            throw new IOException("The forked server ended without a word");
        }
        return line;
    }
}
