package io.connect.toxiproxy.bench;

import java.io.IOException;
import java.io.PrintStream;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures speed and CPU cost of transfers at full speed, over one or many connections, in either direction. */
final class BulkBench {

    private static final double BYTES_PER_GB = 1e9;
    private static final double BYTES_PER_MB = 1e6;
    private static final int BUFFER_BYTES = 256 * 1024;

    private final int port;
    private final FarEnd farEnd;
    private final CpuClock cpu;
    private final PrintStream out;

    BulkBench(int port, FarEnd farEnd, CpuClock cpu, PrintStream out) {
        this.port = port;
        this.farEnd = farEnd;
        this.cpu = cpu;
        this.out = out;
    }

    void header() {
        out.printf("%-44s %12s %14s%n", "bulk", "MB/s", "CPU-s per GB");
    }

    /** Data flows from the server to the clients. */
    void down(String name, long bytes, int connections) throws Exception {
        measure("down, " + name, bytes, connections, () -> receive(bytes / connections));
    }

    /** Data flows from the clients to the server, until the last byte has arrived there. */
    void up(String name, long bytes, int connections) throws Exception {
        long each = bytes / connections;
        long arrived = farEnd.sunkBytes() + each * connections;
        measure("up, " + name, bytes, connections, () -> send(each, arrived));
    }

    private void measure(String name, long bytes, int connections, Callable<Void> transfer) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(connections);
        try {
            double cpuBefore = cpu.seconds();
            long start = System.nanoTime();
            List<Future<Void>> transfers = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                transfers.add(threads.submit(transfer));
            }
            for (Future<Void> one : transfers) {
                one.get();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            out.printf(
                    "%-44s %12.0f %14.2f%n",
                    name, bytes / BYTES_PER_MB / seconds, (cpu.seconds() - cpuBefore) / (bytes / BYTES_PER_GB));
        } finally {
            threads.shutdownNow();
        }
    }

    private Void receive(long bytes) throws IOException {
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
        }
        return null;
    }

    private Void send(long bytes, long arrivedAtTheEnd) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER_BYTES];
        try (Socket socket = connect(FarEnd.SINK)) {
            long left = bytes;
            while (left > 0) {
                int size = (int) Math.min(left, buffer.length);
                socket.getOutputStream().write(buffer, 0, size);
                left -= size;
            }
            while (farEnd.sunkBytes() < arrivedAtTheEnd) {
                Thread.sleep(1);
            }
        }
        return null;
    }

    private Socket connect(int conversation) throws IOException {
        Socket socket = new Socket("127.0.0.1", port);
        socket.setTcpNoDelay(true);
        socket.getOutputStream().write(conversation);
        return socket;
    }
}
