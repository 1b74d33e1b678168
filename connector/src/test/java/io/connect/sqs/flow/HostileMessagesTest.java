package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.AttributeValue;
import io.connect.sqs.converter.Converters;
import io.connect.sqs.converter.compression.Compressed;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.record.MessageHeaders;
import io.connect.sqs.testing.FakeSqs;
import io.connect.sqs.thread.TaskMachine;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import net.jqwik.api.lifecycle.BeforeContainer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.slf4j.LoggerFactory;

/**
 * Any message becomes a record or a dead letter. The task continues, and the messages around it arrive. Whole tasks
 * process bodies, paths, compressed bytes and attributes of all kinds, one task per chain of converters. Half of the
 * queues are FIFO, with all messages in one group.
 */
class HostileMessagesTest {

    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final Duration LONG = Duration.ofSeconds(30);
    private static final String OBJECT = "{\"a\":{\"b\":\"what the object holds\"}}";
    private static final String PACKAGE = "io.connect.sqs.converter.";

    private static final Map<Chain, RunningTask> TASKS = new EnumMap<>(Chain.class);
    private static final Logger STAGE_LOG = (Logger) LoggerFactory.getLogger(ConversionStage.class);
    private static HttpServer server;

    /** A chain of converters, with a body that it converts without a failure. */
    enum Chain {
        DECOMPRESS(false, gzipped("neighbour")) {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "DecompressingMessageConverter");
            }
        },
        DECOMPRESS_A_FIELD(true, "{\"a\":{\"b\":\"" + gzipped("neighbour") + "\"}}") {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "DecompressingMessageConverter");
                config.put("message.decompression.field.path", "a.b");
                config.put("message.output.field.extract", "a.b");
            }
        },
        DECOMPRESS_THEN_CLAIM(true, gzipped("{\"a\":{\"b\":\"s3://bucket/there\"}}")) {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "DecompressingMessageConverter");
                config.put("message.decompression.delegate.converter.class", PACKAGE + "ClaimCheckMessageConverter");
                config.put("claim.check.field.paths", "a.b");
            }
        },
        CLAIM(false, "{\"a\":{\"b\":\"s3://bucket/there\"}}") {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "ClaimCheckMessageConverter");
                config.put("claim.check.field.paths", "a.b,items.*.uri,x\\.y");
                config.put("claim.check.field.format", "json");
            }
        },
        CLAIM_THEN_AVRO(true, "s3://bucket/there") {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "ClaimCheckMessageConverter");
                config.put("message.converter.delegate.class", PACKAGE + "AvroMessageConverter");
                config.put("value.schema.id", "1");
            }
        },
        JSON_SCHEMA(false, OBJECT) {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "JsonSchemaMessageConverter");
                config.put("value.schema.id", "2");
            }
        },
        PROTOBUF(true, OBJECT) {
            @Override
            void configure(Map<String, String> config) {
                config.put("message.converter.class", PACKAGE + "ProtobufMessageConverter");
                config.put("value.schema.id", "3");
            }
        };

        private final boolean fifo;
        private final String good;

        Chain(boolean fifo, String good) {
            this.fifo = fifo;
            this.good = good;
        }

        abstract void configure(Map<String, String> config);
    }

    /** A message that a sender may put into a queue. */
    record Hostile(String body, Map<String, AttributeValue> attributes) {}

    @BeforeContainer
    static void start() throws IOException {
        // Otherwise the build's log would have thousands of dead letters, each with its stack trace.
        STAGE_LOG.setLevel(Level.ERROR);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/bucket/", exchange -> {
            boolean there = exchange.getRequestURI().getPath().equals("/bucket/there");
            answer(exchange, there ? 200 : 404, there ? OBJECT : "<Error><Code>NoSuchKey</Code></Error>");
        });
        server.createContext("/schemas/ids/", exchange -> {
            String text = schema(exchange.getRequestURI().getPath());
            answer(
                    exchange,
                    text.isEmpty() ? 404 : 200,
                    text.isEmpty() ? "{\"error_code\":40403,\"message\":\"no such schema\"}" : text);
        });
        server.start();
    }

    @AfterContainer
    static void stop() {
        TASKS.values().forEach(RunningTask::stop);
        TASKS.clear();
        server.stop(0);
        STAGE_LOG.setLevel(null);
    }

    @Property(tries = 100)
    void noMessageKillsTheTaskOrCostsANeighbour(@ForAll Chain chain, @ForAll("hostileMessages") List<Hostile> messages)
            throws Exception {
        TASKS.computeIfAbsent(chain, HostileMessagesTest::run).survives(messages);
    }

    @Provide
    Arbitrary<List<Hostile>> hostileMessages() {
        return Combinators.combine(bodies(), attributes())
                .as(Hostile::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(6);
    }

    private static Arbitrary<String> bodies() {
        Arbitrary<String> anyText = Arbitraries.strings().ofMaxLength(60);
        Arbitrary<String> leaves = Arbitraries.oneOf(
                anyText.map(HostileMessagesTest::quoted),
                references().map(HostileMessagesTest::quoted),
                packed().map(HostileMessagesTest::quoted),
                Arbitraries.of(
                        "null", "true", "1e999", "-0", "1E-400", "12345678901234567890123", "[]", "{}", "\"\\u0000\""));
        Arbitrary<String> objects = leaves.map(leaf -> "{\"a\":{\"b\":" + leaf + "},\"x.y\":" + leaf + "}");
        return Arbitraries.oneOf(
                anyText,
                leaves,
                references(),
                packed(),
                objects,
                leaves.list()
                        .ofMaxSize(4)
                        .map(all -> "{\"items\":[{\"uri\":" + String.join("},{\"uri\":", all) + "}]}"),
                // Bodies that are cut off at any point, or nested up to 250,000 levels deep.
                objects.flatMap(
                        text -> Arbitraries.integers().between(0, text.length()).map(end -> text.substring(0, end))),
                Arbitraries.integers().between(1, 250_000).map("["::repeat),
                Arbitraries.integers()
                        .between(1, 50_000)
                        .map(depth -> "{\"a\":".repeat(depth) + "1" + "}".repeat(depth)),
                wireFormat());
    }

    private static Arbitrary<String> references() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "s3://bucket/there",
                        "s3://bucket/missing",
                        "s3://",
                        "s3:///",
                        "s3://bucket",
                        "s3://bucket/%",
                        "s3://bucket/%zz?versionId=",
                        "s3://BUCKET!/k?etag=\"",
                        "https://bucket.s3.us-east-1.amazonaws.com/",
                        "https://s3.us-east-1.amazonaws.com/",
                        "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{}]",
                        "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":7,\"s3Key\":null}]",
                        "[\"software.amazon.payloadoffloading.PayloadS3Pointer\""),
                Arbitraries.strings().ofMaxLength(30).map(key -> "s3://bucket/" + key));
    }

    /** Bodies compressed by every available library, then cut, altered or left intact. Also bytes in no known format. */
    private static Arbitrary<String> packed() {
        List<byte[]> flavours;
        try {
            flavours = Compressed.all(OBJECT.getBytes(StandardCharsets.UTF_8)).values().stream()
                    .map(Compressed.Flavour::bytes)
                    .toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        Arbitrary<byte[]> bent = Combinators.combine(
                        Arbitraries.of(flavours),
                        Arbitraries.integers().between(0, 400),
                        Arbitraries.bytes(),
                        Arbitraries.integers().between(0, 400))
                .as((bytes, position, value, length) -> {
                    byte[] copy = Arrays.copyOf(bytes, Math.min(bytes.length, Math.max(1, length)));
                    copy[position % copy.length] ^= value;
                    return copy;
                });
        return Arbitraries.oneOf(bent, Arbitraries.bytes().array(byte[].class).ofMaxSize(80))
                .map(Base64.getEncoder()::encodeToString);
    }

    private static Arbitrary<String> wireFormat() {
        return Combinators.combine(
                        Arbitraries.integers().between(-1, 5),
                        Arbitraries.bytes().array(byte[].class).ofMaxSize(40))
                .as((id, data) -> {
                    byte[] bytes = new byte[5 + data.length];
                    bytes[4] = id.byteValue();
                    System.arraycopy(data, 0, bytes, 5, data.length);
                    return Base64.getEncoder().encodeToString(bytes);
                });
    }

    private static Arbitrary<Map<String, AttributeValue>> attributes() {
        Arbitrary<String> names = Arbitraries.oneOf(
                Arbitraries.of("f", "traceparent", "sqs.message.id", "sqs.dlq.reason", "f.g"),
                Arbitraries.strings().ofMaxLength(12));
        Arbitrary<AttributeValue> values = Arbitraries.oneOf(
                Arbitraries.strings().ofMaxLength(40).map(text -> new AttributeValue.Text("String", text)),
                Arbitraries.of("[1e999]", "[[[", "[null,{},\"x\",1e-999,true]", "\"", "")
                        .map(text -> new AttributeValue.Text("String.Array", text)),
                Arbitraries.of("1", "1e400", "1E-999999999", "1E999999999", "NaN", "0x1", "", "-0.0", "٣")
                        .map(text -> new AttributeValue.Numeric("Number", text)),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(20)
                        .map(bytes -> new AttributeValue.Binary("Binary.x", bytes)));
        return Arbitraries.maps(names, values).ofMaxSize(4);
    }

    private static RunningTask run(Chain chain) {
        QueueUrl queue = QueueUrl.parse("http://localhost/0/" + chain.name() + (chain.fifo ? ".fifo" : ""));
        String address = "http://127.0.0.1:" + server.getAddress().getPort();
        Map<String, String> config = new HashMap<>(Map.of(
                "sqs.queue.url", queue.url(),
                "kafka.topic", "t",
                "dlq.topic", "letters",
                "max.retries", "0",
                "retry.backoff.ms", "1",
                "aws.region", "us-east-1",
                "aws.access.key.id", "key",
                "aws.secret.access.key", "secret",
                "aws.endpoint.override", address,
                "schema.registry.url", address));
        config.put("kafka.record.key", "attribute");
        config.put("kafka.record.key.attribute", "f");
        // Matches every message, but only after each operator has examined the attribute.
        config.put(
                "sqs.message.filter.policy",
                "{\"f\":[\"a\",1,{\"prefix\":\"b\"},{\"suffix\":\"c\"},{\"equals-ignore-case\":\"d\"},"
                        + "{\"numeric\":[\">\",5,\"<=\",1e10]},{\"anything-but\":[1]},{\"exists\":true},{\"exists\":false}]}");
        chain.configure(config);
        FakeSqs sqs = new FakeSqs(queue, LONG, System::nanoTime);
        SqsSourceConfig settings = new SqsSourceConfig(config);
        TaskFlow flow = new TaskFlow(
                new TaskSettings(chain.name(), settings, List.of(queue)),
                (url, attributes) -> log(url),
                sqs,
                Converters.of(settings),
                () -> false,
                new TaskMetrics(System::nanoTime),
                TaskMachine.real());
        flow.start();
        return new RunningTask(chain, sqs, flow);
    }

    private static DeliveryLog log(QueueUrl queue) {
        return queue.isFifo()
                ? new FifoDeliveryLog(queue, 1, List.of(), Duration.ZERO, InstantSource.system())
                : new StandardDeliveryLog(queue);
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("ETag", "\"1\"");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private static String schema(String path) {
        return switch (path.substring(path.lastIndexOf('/') + 1)) {
            case "1" ->
                "{\"schema\":"
                        + quoted(
                                "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":{\"type\":\"record\","
                                        + "\"name\":\"A\",\"fields\":[{\"name\":\"b\",\"type\":[\"null\",\"string\",\"bytes\",\"long\"]}]}}]}")
                        + "}";
            case "2" ->
                "{\"schemaType\":\"JSON\",\"schema\":"
                        + quoted("{\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"object\","
                                + "\"properties\":{\"b\":{\"type\":\"string\",\"pattern\":\"^[a-z ]*$\"}}}}}")
                        + "}";
            case "3" ->
                "{\"schemaType\":\"PROTOBUF\",\"schema\":"
                        + quoted(
                                "syntax = \"proto3\"; message R { A a = 1; } message A { string b = 1; map<string, int32> m = 2; }")
                        + "}";
            default -> "";
        };
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    private static String gzipped(String text) {
        try {
            return Base64.getEncoder().encodeToString(Compressed.gzip(text.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A task that keeps running after every message. */
    private record RunningTask(Chain chain, FakeSqs sqs, TaskFlow flow) {

        private static final Duration DEADLINE = Duration.ofSeconds(20);

        /**
         * The last delete takes a millisecond or two. Awaitility's default poll interval of 100 ms would be most of the
         * waiting time.
         */
        private static final Duration GLANCE = Duration.ofMillis(2);

        void survives(List<Hostile> messages) throws InterruptedException {
            List<String> sent = new ArrayList<>();
            Set<String> neighbours = new HashSet<>();
            for (Hostile hostile : messages) {
                neighbours.add(send(chain.good, Map.of(), sent));
                send(hostile.body(), hostile.attributes(), sent);
            }
            neighbours.add(send(chain.good, Map.of(), sent));

            List<SourceRecord> records = take(sent.size());

            assertThat(records.stream().map(RunningTask::messageId)).containsExactlyInAnyOrderElementsOf(sent);
            if (chain.fifo) {
                assertThat(records.stream().map(RunningTask::messageId)).containsExactlyElementsOf(sent);
            }
            assertThat(records.stream()
                            .filter(record -> neighbours.contains(messageId(record)))
                            .map(SourceRecord::topic))
                    .as("topics of the valid messages")
                    .containsOnly("t");
            await().atMost(DEADLINE)
                    .pollDelay(Duration.ZERO)
                    .pollInterval(GLANCE)
                    .untilAsserted(() -> assertThat(sqs.depth())
                            .as("messages left in the queue")
                            .isZero());
        }

        private String send(String body, Map<String, AttributeValue> attributes, List<String> sent) {
            String id = sqs.send(chain.fifo ? "one group" : null, body, attributes);
            sent.add(id);
            return id;
        }

        /**
         * A group delivers no further message until its delivered messages are deleted. So each record is acknowledged
         * on arrival.
         */
        private List<SourceRecord> take(int count) throws InterruptedException {
            List<SourceRecord> records = new ArrayList<>();
            long deadline = System.nanoTime() + DEADLINE.toNanos();
            while (records.size() < count && System.nanoTime() < deadline) {
                List<SourceRecord> batch = flow.poll();
                if (batch != null) {
                    batch.forEach(record -> flow.commitRecord((QueueRecord) record, METADATA));
                    records.addAll(batch);
                }
            }
            return records;
        }

        void stop() {
            flow.stop();
            sqs.close();
        }

        private static String messageId(SourceRecord record) {
            for (var header : record.headers()) {
                if (header.key().equals(MessageHeaders.MESSAGE_ID)) {
                    return (String) header.value();
                }
            }
            throw new AssertionError("a record without " + MessageHeaders.MESSAGE_ID);
        }
    }
}
