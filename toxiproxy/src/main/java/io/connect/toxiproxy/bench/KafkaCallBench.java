package io.connect.toxiproxy.bench;

import io.connect.toxiproxy.ToxiproxyServer;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.connect.toxiproxy.toxic.call.Occurrence;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the cost of a link to a broker, without a rule on its calls and with a rule that matches no call. Client and broker
 * exchange frames of Kafka's protocol over blocking sockets. Only the processor time of the proxy's own threads counts. The
 * variants take turns. For each variant, the round with the least disturbance by other work counts. Start it with
 * {@code java -cp toxiproxy/target/toxiproxy.jar io.connect.toxiproxy.bench.KafkaCallBench}.
 */
public final class KafkaCallBench {

    private static final short FETCH = 1;
    private static final short FETCH_VERSION = 12;
    private static final int ANSWER_BYTES = 64;
    private static final int IN_FLIGHT = 5;
    private static final int ROUNDS = 15;
    private static final int[] SIZES = {1_000, 16_000, 1_000_000};
    private static final double GB = 1e9;
    private static final double NANOS = 1e9;

    private KafkaCallBench() {}

    public static void main(String[] arguments) throws Exception {
        run(Long.getLong("bulk.bytes", 500_000_000L), ROUNDS, System.out);
    }

    /** Measures with this many bytes a round, and prints a line for each size of request. */
    static void run(long bytes, int rounds, PrintStream out) throws Exception {
        try (LoopbackServer broker = new LoopbackServer("broker", KafkaCallBench::serve);
                ToxiproxyServer server = ToxiproxyServer.start()) {
            String upstream = "127.0.0.1:" + broker.port();
            Proxy plain = server.proxies().create("plain", "127.0.0.1:0", upstream);
            Proxy ruled = server.proxies().create("ruled", "127.0.0.1:0", upstream);
            ruled.addToxic(Toxic.downstream(KafkaCall.of("EndTxn", Occurrence.each(), new CallAction.Drop())));
            for (int size : SIZES) {
                // A small request costs more per byte, so fewer bytes take the same time.
                long count = Math.max(IN_FLIGHT, Math.min(bytes / size, bytes / SIZES[1]));
                measure(plain, size, count);
                measure(ruled, size, count);
                List<Cost> without = new ArrayList<>();
                List<Cost> with = new ArrayList<>();
                for (int round = 0; round < rounds; round++) {
                    without.add(measure(plain, size, count));
                    with.add(measure(ruled, size, count));
                }
                double cpuWithout = least(without);
                double cpuWith = least(with);
                out.printf(
                        "requests of %,d bytes: CPU %.2f s per GB without a rule, %.2f with one (%+.1f %%);"
                                + " %.0f and %.0f MB/s%n",
                        size, cpuWithout, cpuWith, (cpuWith / cpuWithout - 1) * 100, most(without), most(with));
            }
        }
    }

    private static Cost measure(Proxy proxy, int size, long count) throws IOException {
        byte[] request = ByteBuffer.allocate(Integer.BYTES + size)
                .putInt(size)
                .putShort(FETCH)
                .putShort(FETCH_VERSION)
                .array();
        ByteBuffer numbered = ByteBuffer.wrap(request);
        long cpu = proxyCpuNanos();
        long start = System.nanoTime();
        try (Socket socket = new Socket(
                InetAddress.getLoopbackAddress(), proxy.listenAddress().getPort())) {
            socket.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
            for (int sent = 0; sent < count; sent++) {
                numbered.putInt(2 * Integer.BYTES, sent);
                socket.getOutputStream().write(request);
                if (sent >= IN_FLIGHT - 1) {
                    readAnswer(in);
                }
            }
            for (int left = 1; left < IN_FLIGHT; left++) {
                readAnswer(in);
            }
        }
        double seconds = (System.nanoTime() - start) / NANOS;
        double gigabytes = count * (double) size / GB;
        return new Cost((proxyCpuNanos() - cpu) / NANOS / gigabytes, gigabytes * 1_000 / seconds);
    }

    private static void readAnswer(DataInputStream in) throws IOException {
        in.skipNBytes(in.readInt());
    }

    private static void serve(Socket client) {
        try (client) {
            client.setTcpNoDelay(true);
            DataInputStream in = new DataInputStream(new BufferedInputStream(client.getInputStream(), 1 << 16));
            DataOutputStream out = new DataOutputStream(client.getOutputStream());
            byte[] answer = ByteBuffer.allocate(Integer.BYTES + ANSWER_BYTES)
                    .putInt(ANSWER_BYTES)
                    .array();
            while (true) {
                int size = in.readInt();
                in.readInt();
                ByteBuffer.wrap(answer).putInt(Integer.BYTES, in.readInt());
                in.skipNBytes(size - 2L * Integer.BYTES);
                out.write(answer);
            }
        } catch (EOFException e) {
            // The client has closed the connection.
            return;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long proxyCpuNanos() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        // A thread that has ended since has no information.
        return Arrays.stream(threads.getThreadInfo(threads.getAllThreadIds()))
                .filter(thread -> thread != null && thread.getThreadName().startsWith("toxiproxy"))
                .mapToLong(thread -> threads.getThreadCpuTime(thread.getThreadId()))
                .filter(nanos -> nanos > 0)
                .sum();
    }

    private static double least(List<Cost> rounds) {
        return rounds.stream().mapToDouble(Cost::cpuSecondsPerGb).min().orElseThrow();
    }

    private static double most(List<Cost> rounds) {
        return rounds.stream().mapToDouble(Cost::megabytesPerSecond).max().orElseThrow();
    }

    private record Cost(double cpuSecondsPerGb, double megabytesPerSecond) {}
}
