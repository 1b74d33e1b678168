package io.connect.sqs.flow;

import com.sun.management.OperatingSystemMXBean;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.DefaultMessageConverter;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.ReceivedMessage;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.thread.TaskMachine;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A whole task without network and Kafka: messages of 1 KB are available immediately, and each record is acknowledged
 * immediately. CPU time of all threads is counted in addition to elapsed time, since it does not depend on other load of the
 * machine.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(3)
@Warmup(iterations = 20)
@Measurement(iterations = 20)
public class TaskBenchmark {

    private static final int MESSAGES = 10_000;
    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);

    /** Whether messages of one receive are converted on one thread and reach Connect together. */
    @Param({"true", "false"})
    public boolean together;

    /** Messages that are in the queue at the same time: ten, as at a low rate, or a backlog. */
    @Param({"10", "10000"})
    public int atOnce;

    private AtReady sqs;
    private TaskFlow task;

    /** Counted in addition to elapsed time. */
    @AuxCounters(AuxCounters.Type.EVENTS)
    @State(Scope.Thread)
    public static class Cpu {

        /** Processor time of all threads of the JVM. */
        public double cpuNanosPerMessage;

        /** Size of the batches that Connect got. */
        public double recordsPerPoll;
    }

    @Setup
    public void start() {
        sqs = new AtReady();
        SqsSourceConfig config = new SqsSourceConfig(Map.of(
                "kafka.topic", "t",
                "aws.region", "us-east-1",
                "sqs.queue.url", "http://127.0.0.1/0/orders",
                "sqs.max.concurrent.receives", "4"));
        task = new TaskFlow(
                new TaskSettings("benchmark", config, config.queues()),
                (queue, attributes) -> new StandardDeliveryLog(queue),
                sqs,
                new Converter(together),
                () -> false,
                new TaskMetrics(System::nanoTime),
                TaskMachine.real());
        task.start();
    }

    @TearDown
    public void stop() {
        task.stop();
        sqs.network.shutdownNow();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void drain(Cpu cpu) throws InterruptedException {
        OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        long before = system.getProcessCpuTime();
        int polls = 0;
        for (int sent = 0; sent < MESSAGES; sent += atOnce) {
            sqs.send(atOnce);
            for (int left = atOnce; left > 0; ) {
                List<SourceRecord> batch = task.poll();
                if (batch != null) {
                    polls++;
                    left -= batch.size();
                    batch.forEach(record -> task.commitRecord((QueueRecord) record, METADATA));
                }
            }
        }
        cpu.cpuNanosPerMessage = (system.getProcessCpuTime() - before) / (double) MESSAGES;
        cpu.recordsPerPoll = MESSAGES / (double) polls;
    }

    private static final class Converter implements MessageConverter {

        private final MessageConverter plain = new DefaultMessageConverter();
        private final boolean together;

        private Converter(boolean together) {
            this.together = together;
            plain.configure(Map.of());
        }

        @Override
        public void configure(Map<String, ?> connectorConfig) {
            // Done.
        }

        @Override
        public ConvertedMessage convert(SourceMessage message) {
            return plain.convert(message);
        }

        @Override
        public boolean isImmediate() {
            return together;
        }
    }

    /** Answers on a network thread of its own, as the HTTP client does. */
    private static final class AtReady implements SqsApi {

        private static final String BODY = "x".repeat(1_000);
        private static final String HANDLE = "h".repeat(180);

        private final ExecutorService network = Executors.newSingleThreadExecutor();
        private final AtomicLong left = new AtomicLong();
        private long sent;
        private CompletableFuture<List<ReceivedMessage>> waiting;

        void send(int messages) {
            network.execute(() -> {
                left.addAndGet(messages);
                if (waiting != null) {
                    CompletableFuture<List<ReceivedMessage>> poll = waiting;
                    waiting = null;
                    poll.complete(ten());
                }
            });
        }

        private List<ReceivedMessage> ten() {
            left.addAndGet(-10);
            return IntStream.range(0, 10)
                    .mapToObj(i -> new ReceivedMessage(
                            "id-" + sent++, HANDLE, BODY, Map.of(), Map.of("ApproximateReceiveCount", "1")))
                    .toList();
        }

        @Override
        public CompletableFuture<List<ReceivedMessage>> receive(ReceiveCall call) {
            CompletableFuture<List<ReceivedMessage>> answer = new CompletableFuture<>();
            network.execute(() -> {
                if (left.get() > 0) {
                    answer.complete(ten());
                } else if (call.waitTime().isZero() || waiting != null) {
                    answer.complete(List.of());
                } else {
                    waiting = answer;
                }
            });
            return answer;
        }

        @Override
        public CompletableFuture<BatchOutcome> delete(QueueUrl queue, List<String> receiptHandles) {
            return done();
        }

        @Override
        public CompletableFuture<BatchOutcome> changeVisibility(
                QueueUrl queue, List<String> receiptHandles, Duration timeout) {
            return done();
        }

        private CompletableFuture<BatchOutcome> done() {
            CompletableFuture<BatchOutcome> answer = new CompletableFuture<>();
            network.execute(() -> answer.complete(BatchOutcome.ALL_DONE));
            return answer;
        }

        @Override
        public CompletableFuture<QueueAttributes> attributes(QueueUrl queue) {
            return CompletableFuture.completedFuture(
                    new QueueAttributes(false, 1, Duration.ofSeconds(300), OptionalInt.empty()));
        }

        @Override
        public void close() {
            network.shutdown();
        }
    }
}
