package io.connect.toxiproxy.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Measures a Toxiproxy server in a process of its own and prints a table. Start it with
 * {@code java -cp toxiproxy/target/toxiproxy.jar io.connect.toxiproxy.bench.ToxiproxyBench}; with
 * {@code -Dserver=http://127.0.0.1:8474 -Dpid=N} it measures a server that runs already, such as the genuine one. Quote
 * CPU per gigabyte from machines that have other things to do, for speed depends on those.
 */
public final class ToxiproxyBench {

    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_MB = 1e6;
    private static final int BUFFER_BYTES = 256 * 1024;
    private static final int[] LATENCIES_MS = {100, 200, 500};
    private static final int[] RATES_KB = {1_250, 12_500};

    private final int port;
    private final Control control;
    private final CpuClock cpu;
    private final long bulkBytes = Long.getLong("bulk.bytes", 4_000_000_000L);

    private ToxiproxyBench(int port, Control control, CpuClock cpu) {
        this.port = port;
        this.control = control;
        this.cpu = cpu;
    }

    public static void main(String[] arguments) throws Exception {
        String server = System.getProperty("server");
        if (server != null) {
            ProcessHandle process = ProcessHandle.of(Long.getLong("pid", 0))
                    .orElseThrow(() -> new IllegalArgumentException("-Dserver needs -Dpid, the server's process id"));
            measure(URI.create(server), process);
            return;
        }
        Process forked = fork();
        try {
            measure(URI.create(firstLine(forked).replaceFirst(".* on ", "")), forked.toHandle());
        } finally {
            forked.destroy();
            forked.waitFor();
        }
    }

    private static void measure(URI server, ProcessHandle process) throws Exception {
        try (FarEnd farEnd = new FarEnd()) {
            Control control = new Control(server);
            new ToxiproxyBench(control.create(farEnd.port()), control, new CpuClock(process)).run();
            control.none();
        }
    }

    private void run() throws Exception {
        System.out.printf("%-34s %12s %14s%n", "bulk, server to client", "MB/s", "CPU-s per GB");
        bulk("(warm-up) 1 connection", 1);
        bulk("1 connection", 1);
        bulk("1 connection", 1);
        bulk("4 connections", 4);
        control.only("latency", "\"latency\":100");
        bulk("1 connection, 100 ms latency", 1);
        control.only("bandwidth", "\"rate\":200000");
        bulk("1 connection, 200 MB/s bandwidth", 1);
        control.none();

        System.out.printf("%n%-34s %12s %12s %12s%n", "round trip of 100 bytes", "p50 ms", "p95 ms", "max ms");
        latency("no toxic", 0, 400);
        for (int latencyMs : LATENCIES_MS) {
            control.only("latency", "\"latency\":" + latencyMs);
            latency("latency " + latencyMs + " ms", latencyMs, 4_000 / latencyMs + 10);
        }

        System.out.printf("%n%-34s %12s %12s%n", "bandwidth over 5 s", "kB/s", "error %");
        for (int rate : RATES_KB) {
            control.only("bandwidth", "\"rate\":" + rate);
            bandwidth(rate);
        }
    }

    private void bulk(String name, int connections) throws Exception {
        long each = bulkBytes / connections;
        double cpuBefore = cpu.seconds();
        long start = System.nanoTime();
        Thread[] readers = new Thread[connections];
        for (int i = 0; i < connections; i++) {
            readers[i] = new Thread(() -> receive(each));
            readers[i].start();
        }
        for (Thread reader : readers) {
            reader.join();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        double bytes = (double) each * connections;
        System.out.printf(
                "%-34s %12.0f %14.2f%n",
                name, bytes / BYTES_PER_MB / seconds, (cpu.seconds() - cpuBefore) / (bytes / BYTES_PER_GB));
    }

    private void receive(long bytes) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (Socket socket = connect(FarEnd.SOURCE)) {
            long left = bytes;
            while (left > 0) {
                int size = socket.getInputStream().read(buffer);
                if (size < 0) {
                    throw new IOException("The stream ended " + left + " bytes early");
                }
                left -= size;
            }
        } catch (IOException e) {
            throw new IllegalStateException("The bulk transfer broke", e);
        }
    }

    private void latency(String name, int latencyMs, int rounds) throws IOException {
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
        System.out.printf(
                "%-34s %12.2f %12.2f %12.2f   (error at p50: %+.2f ms)%n",
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
            long end = start + TimeUnit.SECONDS.toNanos(5);
            long bytes = 0;
            long now = start;
            while (now < end) {
                bytes += socket.getInputStream().read(buffer);
                now = System.nanoTime();
            }
            double rate = bytes / ((now - start) / 1e9) / 1_000;
            System.out.printf("%-34s %12.1f %+12.2f%n", rateKb + " kB/s", rate, (rate / rateKb - 1) * 100);
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
