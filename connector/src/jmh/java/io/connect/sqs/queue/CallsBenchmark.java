package io.connect.sqs.queue;

import io.connect.sqs.config.QueueUrl;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Time and memory per message that the connector itself needs for its calls. Each call has ten messages of 1 KB. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
public class CallsBenchmark {

    private static final int BATCH = 10;

    private final QueueUrl queue = QueueUrl.parse("http://localhost:9324/000000000000/orders");
    private final List<String> handles = Collections.nCopies(BATCH, "h".repeat(180));
    private final byte[] received = answer();
    private final byte[] deleted = ("{\"Successful\":["
                    + IntStream.range(0, BATCH)
                            .mapToObj(position -> "{\"Id\":\"" + position + "\"}")
                            .collect(Collectors.joining(","))
                    + "],\"Failed\":[]}")
            .getBytes(StandardCharsets.UTF_8);

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public List<ReceivedMessage> readReceived() {
        return JsonAnswers.messages(received);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public byte[] writeDelete() {
        return JsonRequests.delete(queue, handles);
    }

    @Benchmark
    @OperationsPerInvocation(BATCH)
    public BatchOutcome readDeleted() {
        return JsonAnswers.outcome(BATCH, deleted);
    }

    private static byte[] answer() {
        String body = "{'seq':1,'data':'" + "x".repeat(1_000) + "'}";
        String message = "{\"MessageId\":\"0c3d1f6e-6c1b-4f4e-9a53-3f6a52c6a0f1\",\"ReceiptHandle\":\"" + "h".repeat(180)
                + "\",\"MD5OfBody\":\"" + md5(body) + "\",\"Body\":\"" + body
                + "\",\"Attributes\":{\"SenderId\":\"AIDAIOSFODNN7EXAMPLE\",\"ApproximateFirstReceiveTimestamp\":\"1700000000456\","
                + "\"ApproximateReceiveCount\":\"1\",\"SentTimestamp\":\"1700000000123\"}}";
        return ("{\"Messages\":[" + String.join(",", Collections.nCopies(BATCH, message)) + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String md5(String body) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("MD5").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
