package io.connect.sqsserver.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/**
 * Measures the speed table of the README: each server's throughput under the same load. Arguments: programs to measure
 * (sqs-server, elasticmq), by default both; {@code --short} for a tenth of the time.
 */
public final class SqsBenchmark {

    private static final int CONNECTIONS = 8;
    private static final int RECEIVERS = 36;
    private static final int IDLE = 1_000;

    private final String program;
    private final long warmUpMillis;
    private final long measureMillis;
    private final int retained;

    private SqsBenchmark(String program, boolean small) {
        this.program = program;
        warmUpMillis = small ? 3_000 : 20_000;
        measureMillis = small ? 3_000 : 10_000;
        // ElasticMQ needs a millisecond for each retained message, so a million messages would take half an hour.
        retained = small || isElasticMq() ? 100_000 : 1_000_000;
    }

    public static void main(String[] arguments) {
        List<String> programs = new ArrayList<>(List.of(arguments));
        boolean small = programs.remove("--short");
        if (programs.isEmpty()) {
            programs.addAll(List.of("sqs-server", "elasticmq"));
        }
        System.out.printf("%-12s %-38s %12s %20s%n", "program", "load", "messages/s", "CPU us/message");
        for (String program : programs) {
            new SqsBenchmark(program, small).run();
        }
        System.exit(0);
    }

    private boolean isElasticMq() {
        return program.equals("elasticmq");
    }

    private void run() {
        inAProcess((server, client) -> {
            measure(server, "standard", Load.on(client, "q", 0), client);
            measure(server, "FIFO, 100 groups", Load.on(client, "q", 100), client);
        });
        inAProcess((server, client) -> {
            Load load = Load.on(client, "q", 0);
            long before = server.heapBytes();
            load.fill(client, retained);
            long bytes = (server.heapBytes() - before) / retained;
            print("standard, " + retained + " retained", "", bytes + " bytes each");
            measure(server, "standard, " + retained + " retained", load, client);
        });
        inAProcess((server, client) -> {
            Load load = Load.on(client, "q", 10_000);
            load.fill(client, 20_000);
            measure(server, "FIFO, 10,000 groups, 20,000 waiting", load, client);
        });
        inAProcess((server, client) -> drain(server, client));
        inAProcess((server, client) -> idle(server, client));
    }

    private void inAProcess(BiConsumer<ServerProcess, RawClient> load) {
        try (ServerProcess server = ServerProcess.start(program);
                RawClient client = new RawClient(server.port())) {
            load.accept(server, client);
        } catch (RuntimeException e) {
            print("failed: " + e, "", "");
        }
    }

    private void measure(ServerProcess server, String name, Load load, RawClient client) {
        for (int i = 0; i < CONNECTIONS; i++) {
            load.cycle(client.connect());
        }
        Pause.millis(warmUpMillis);
        measure(server, name, load);
        load.end();
        Pause.millis(1_000);
    }

    private void measure(ServerProcess server, String name, Load load) {
        long messages = load.moved();
        long cpu = server.cpuMicros();
        long start = System.nanoTime();
        Pause.millis(measureMillis);
        double seconds = (System.nanoTime() - start) / 1e9;
        long moved = load.moved() - messages;
        double micros = (double) (server.cpuMicros() - cpu) / Math.max(1, moved);
        print(name, String.format(Locale.ROOT, "%,.0f", moved / seconds), String.format(Locale.ROOT, "%.1f", micros));
    }

    /** Simulates a connector with many receives on a FIFO queue: a backlog in 1,000 groups and 36 receivers. */
    private void drain(ServerProcess server, RawClient client) {
        int backlog = isElasticMq() ? 20_000 : 400_000;
        Load load = Load.on(client, "q", 1_000);
        load.fill(client, backlog);
        long cpu = server.cpuMicros();
        long start = System.nanoTime();
        for (int i = 0; i < RECEIVERS; i++) {
            load.drain(client.connect());
        }
        while (load.moved() < backlog && System.nanoTime() - start < 60e9) {
            Pause.millis(10);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        long moved = load.moved();
        load.end();
        print(
                "FIFO, 1,000 groups, 36 receivers",
                String.format(Locale.ROOT, "%,.0f", moved / seconds),
                String.format(Locale.ROOT, "%.1f", (double) (server.cpuMicros() - cpu) / moved));
    }

    /** The server is warm when the long polls begin. Each long poll ends and begins again within the measured time. */
    private void idle(ServerProcess server, RawClient client) {
        Load warmUp = Load.on(client, "warm", 0);
        warmUp.cycle(client.connect());
        Pause.millis(warmUpMillis);
        warmUp.end();
        Load load = Load.on(client, "q", 0);
        for (int i = 0; i < IDLE; i++) {
            load.idle(client.connect());
        }
        Pause.millis(warmUpMillis);
        long cpu = server.cpuMicros();
        long start = System.nanoTime();
        Pause.millis(4 * measureMillis);
        double share = (server.cpuMicros() - cpu) / 10.0 / ((System.nanoTime() - start) / 1e6);
        load.end();
        print("1,000 idle long polls", "", String.format(Locale.ROOT, "%.2f %% of a core", share));
    }

    private void print(String name, String rate, String cpu) {
        System.out.printf("%-12s %-38s %12s %20s%n", program, name, rate, cpu);
    }
}
