package io.connect.bench.calibrate;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.reports.model.Calibration;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Main class of the yardstick's process: fills a queue, then has a {@link BareLoop} move everything into Kafka.
 *
 * <p>The first part is warm-up and not counted. Prints one line of JSON.
 */
final class CalibrationRun {
    /** Share of the messages after which counting begins: a cold SDK costs ten times the CPU of a warm one. */
    private static final double WARM_UP = 0.4;

    private final BareLoop loop;
    private final String queueUrl;
    private final int messages;
    private final AtomicInteger moved = new AtomicInteger();
    private final AtomicLong countedFromNanos = new AtomicLong();
    private final AtomicLong countedFromCpuNanos = new AtomicLong();

    private CalibrationRun(BareLoop loop, String queueUrl, int messages) {
        this.loop = loop;
        this.queueUrl = queueUrl;
        this.messages = messages;
    }

    public static void main(String[] arguments) throws Exception {
        try (BareLoop loop = new BareLoop(URI.create(arguments[0]), arguments[1], arguments[3], arguments[4])) {
            CalibrationRun run = new CalibrationRun(loop, arguments[2], Integer.parseInt(arguments[5]));
            QueueFill.fill(loop, arguments[2], Integer.parseInt(arguments[5]));
            new ObjectMapper().writeValue(System.out, run.drain());
        }
    }

    private Calibration drain() throws Exception {
        BareLoop.onThreads(BareLoop.THREADS, thread -> {
            while (moved.get() < messages) {
                count(loop.moveOneBatch(queueUrl, 0));
            }
        });
        double counted = messages * (1 - WARM_UP);
        double seconds = (System.nanoTime() - countedFromNanos.get()) / 1e9;
        double cpuMicros = (cpuNanos() - countedFromCpuNanos.get()) / 1e3;
        return new Calibration(counted / seconds, cpuMicros / counted, null, messages, QueueFill.MESSAGE_BYTES);
    }

    private void count(int batch) {
        if (moved.addAndGet(batch) >= messages * WARM_UP && countedFromNanos.compareAndSet(0, System.nanoTime())) {
            countedFromCpuNanos.set(cpuNanos());
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
