package io.connect.bench.calibrate;

import io.connect.bench.sample.CompilerThreads;
import io.connect.bench.warm.WarmBlocks;
import io.connect.bench.warm.Warmth;
import io.connect.reports.model.Calibration;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Warms up the process: it fills a queue with its own messages, drains it, and repeats this in blocks until the speed is steady.
 * The fastest of the steady block and of further ones is the calibration of the machine.
 */
final class LoopWarmUp {
    private static final int SMALLEST_BLOCK = 2_000;
    /** The number of messages of 1 KB that easily fit into the heap of the service. */
    private static final int LARGEST_BLOCK = 60_000;
    /** Blocks should take a second and a half. In a shorter block, every pause of the machine would change the rate. */
    private static final WarmBlocks BLOCKS = new WarmBlocks(SMALLEST_BLOCK, SMALLEST_BLOCK, LARGEST_BLOCK, 1.5);

    private static final Duration LOOK = Duration.ofMillis(1);
    /** Time limit for one block, if other programs use the machine too. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final LeanSqs sqs;
    private final String bootstrapServers;
    private final QueueFill fill;
    private final String queueUrl;
    private final String topic;
    private final CompilerThreads compilers =
            CompilerThreads.seldomAskedAbout(ProcessHandle.current().pid());

    /** One block, with the CPU time per message without the JIT compilers. */
    private record Measured(Warmth.Block block, double cpuPerMessage, int messages) {}

    LoopWarmUp(LeanSqs sqs, String bootstrapServers, QueueFill fill, String queueUrl, String topic) {
        this.sqs = sqs;
        this.bootstrapServers = bootstrapServers;
        this.fill = fill;
        this.queueUrl = queueUrl;
        this.topic = topic;
    }

    /**
     * @param limit the time after which no further block begins
     * @param furtherBlocks blocks after the first steady one
     */
    Calibration run(Duration limit, int furtherBlocks) throws InterruptedException {
        long began = System.nanoTime();
        List<Measured> measured = new ArrayList<>();
        List<Warmth.Block> blocks = BLOCKS.untilSteady(limit, messages -> {
            Measured block = block(messages / LeanSqs.BATCH * LeanSqs.BATCH);
            measured.add(block);
            return block.block();
        });
        Measured best = measured.get(measured.size() - 1);
        int messages = best.messages();
        for (int i = 0; i < furtherBlocks && System.nanoTime() - began < limit.toNanos(); i++) {
            Measured next = block(messages);
            best = next.block().rate() > best.block().rate() ? next : best;
        }
        return new Calibration(
                best.block().rate(),
                best.cpuPerMessage(),
                null,
                best.messages(),
                QueueFill.MESSAGE_BYTES,
                Warmth.isSteady(blocks));
    }

    private Measured block(int messages) throws InterruptedException {
        fill.fill(queueUrl, messages);
        // No long poll, so that no receive is waiting when the block ends.
        BareLoop loop = new BareLoop(sqs, bootstrapServers, List.of(queueUrl), topic, Duration.ZERO);
        try {
            long compileNanos = compileNanos();
            long cpuNanos = cpuNanos();
            long began = System.nanoTime();
            loop.start();
            await(loop, messages, began);
            double seconds = (System.nanoTime() - began) / 1e9;
            long compiling = compileNanos() - compileNanos;
            long cpu = Math.max(cpuNanos() - cpuNanos, compiling + 1);
            Measured measured = new Measured(
                    new Warmth.Block(messages / seconds, (double) compiling / cpu),
                    (cpu - compiling) / 1e3 / messages,
                    messages);
            // This process writes its log to standard output.
            System.out.println(measured);
            return measured;
        } finally {
            loop.stop(PATIENCE);
        }
    }

    private static void await(BareLoop loop, int messages, long began) {
        while (loop.moved() < messages) {
            loop.failure().ifPresent(error -> {
                throw new IllegalStateException("a block of the warm-up failed: " + error, error);
            });
            if (System.nanoTime() - began > PATIENCE.toNanos()) {
                throw new IllegalStateException("after " + PATIENCE.toSeconds() + " s " + loop.moved() + " of "
                        + messages + " messages of the warm-up were moved");
            }
            LockSupport.parkNanos(LOOK.toNanos());
        }
    }

    private static long cpuNanos() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }

    /**
     * CPU time of the JIT compilers. If the kernel does not report it, the elapsed time that the JVM reports is used; that is
     * never less.
     */
    private long compileNanos() {
        return TimeUnit.MICROSECONDS.toNanos(compilers
                .micros()
                .orElseGet(() -> TimeUnit.MILLISECONDS.toMicros(
                        ManagementFactory.getCompilationMXBean().getTotalCompilationTime())));
    }
}
