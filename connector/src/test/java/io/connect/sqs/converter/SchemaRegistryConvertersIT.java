package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.sqs.converter.compression.Compressed;
import io.connect.sqs.converter.program.ForkedProgram;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the registry converters against Apicurio Registry in its own JVM, through its Confluent-compatible API. */
class SchemaRegistryConvertersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String AVRO = """
            {"type":"record","name":"Order","fields":[{"name":"id","type":"long"},{"name":"note","type":["null","string"]}]}""";

    @TempDir
    static Path folder;

    private static ForkedProgram registry;

    @BeforeAll
    static void start() throws Exception {
        registry = ForkedProgram.registry(folder);
        Awaitility.await("the registry to answer")
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(300))
                .ignoreExceptions()
                .until(() -> get("/subjects") == 200);
    }

    @AfterAll
    static void stop() {
        registry.close();
    }

    @Test
    void readsAvroBodiesOfBothKindsWithTheConfigurationOfTheRegistryBenchmark() throws Exception {
        int id = register("orders-value", "AVRO", AVRO);
        try (MessageConverter converter = new AvroMessageConverter()) {
            converter.configure(Messages.config(
                    "connector.class", "io.connect.sqs.SqsSourceConnector",
                    "message.converter.class", "io.connect.sqs.converter.AvroMessageConverter",
                    "schema.registry.url", api().toString()));

            Struct fromJson = struct(converter, Messages.text("{\"id\":7,\"note\":\"n\"}"));
            Struct fromBase64 =
                    struct(converter, Messages.text(Base64.getEncoder().encodeToString(wire(id, avro()))));
            Struct fromBytes = struct(converter, Messages.bytes(wire(id, avro())));

            assertThat(fromJson.getInt64("id")).isEqualTo(7);
            assertThat(fromBase64).isEqualTo(fromJson).isEqualTo(fromBytes);
            assertFailsForGood(() -> converter.convert(Messages.text("{\"id\":\"x\"}")), "Field id");
            assertFailsForGood(() -> converter.convert(Messages.bytes(wire(987654, avro()))), "987654");
        }
    }

    @Test
    void failsForGoodWhenThereIsNoSuchSubject() {
        try (MessageConverter converter = converter(new AvroMessageConverter(), "schema.registry.subject", "absent")) {
            assertFailsForGood(() -> converter.convert(Messages.text("{}")), "absent");
        }
    }

    @Test
    void readsJsonBodiesWithAJsonSchema() throws Exception {
        int id = register(
                "json-value",
                "JSON",
                "{\"type\":\"object\",\"properties\":{\"id\":{\"type\":\"integer\"}},\"required\":[\"id\"]}");
        try (MessageConverter converter =
                converter(new JsonSchemaMessageConverter(), "schema.registry.subject", "json-value")) {
            assertThat(struct(converter, Messages.text("{\"id\":7}")).getInt64("id"))
                    .isEqualTo(7);
            byte[] wire = wire(id, "{\"id\":8}".getBytes(StandardCharsets.UTF_8));
            assertThat(struct(converter, Messages.bytes(wire)).getInt64("id")).isEqualTo(8);
            assertFailsForGood(() -> converter.convert(Messages.text("{\"id\":\"x\"}")), "Field id");
        }
    }

    @Test
    void readsProtobufBodiesWithAReferencedSchema() throws Exception {
        register("customer", "PROTOBUF", "syntax = \"proto3\"; package c; message Customer { string name = 1; }");
        int id = register(
                "proto-value",
                "PROTOBUF",
                "syntax = \"proto3\"; import \"customer.proto\"; message Order { int64 id = 1; c.Customer customer = 2; }",
                "customer.proto");
        try (MessageConverter converter =
                converter(new ProtobufMessageConverter(), "schema.registry.subject", "proto-value")) {
            Struct fromJson = struct(converter, Messages.text("{\"id\":\"7\",\"customer\":{\"name\":\"Ann\"}}"));
            Struct fromWire =
                    struct(converter, Messages.bytes(wire(id, new byte[] {0, 8, 7, 18, 5, 10, 3, 'A', 'n', 'n'})));
            assertThat(fromJson.getStruct("customer").getString("name")).isEqualTo("Ann");
            assertThat(fromWire).isEqualTo(fromJson);
        }
    }

    @Test
    void convertsBehindDecompression() throws Exception {
        register("packed-value", "AVRO", AVRO);
        String body = Base64.getEncoder()
                .encodeToString(Compressed.gzip("{\"id\":7,\"note\":null}".getBytes(StandardCharsets.UTF_8)));
        try (MessageConverter converter = converter(
                new DecompressingMessageConverter(),
                "message.decompression.delegate.converter.class",
                AvroMessageConverter.class.getName(),
                "schema.registry.subject",
                "packed-value")) {
            assertThat(struct(converter, Messages.text(body)).getInt64("id")).isEqualTo(7);
        }
    }

    @Test
    void isTriedAgainWhileTheRegistryIsDown() throws Exception {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        try (MessageConverter converter =
                converter(new AvroMessageConverter(), "schema.registry.url", "http://127.0.0.1:" + port)) {
            assertThatThrownBy(() -> converter.convert(Messages.text("{\"id\":7}")))
                    .isInstanceOf(RetriableException.class)
                    .hasMessageContaining("Cannot reach");
        }
    }

    /** Retries as a task does: a registry that has just started may answer later than the converter waits. */
    private static Struct struct(MessageConverter converter, SourceMessage message) {
        Struct struct = Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreException(ServiceUnavailableException.class)
                .until(() -> (Struct) converter.convert(message).value().value(), Objects::nonNull);
        struct.validate();
        return struct;
    }

    /** Retries for the same reason as the conversion above. */
    private static void assertFailsForGood(ThrowingCallable conversion, String why) {
        Awaitility.await()
                .untilAsserted(() -> assertThatThrownBy(conversion)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining(why));
    }

    private static MessageConverter converter(MessageConverter converter, String... more) {
        Map<String, Object> config = new HashMap<>();
        config.put("schema.registry.url", api().toString());
        config.putAll(Messages.config((Object[]) more));
        converter.configure(config);
        return converter;
    }

    private static byte[] avro() throws Exception {
        Schema schema = new Schema.Parser().parse(AVRO);
        GenericRecord record = new GenericData.Record(schema);
        record.put("id", 7L);
        record.put("note", "n");
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(schema).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static byte[] wire(int id, byte[] data) {
        return ByteBuffer.allocate(5 + data.length)
                .put((byte) 0)
                .putInt(id)
                .put(data)
                .array();
    }

    private static URI api() {
        return URI.create(registry.address() + "/apis/ccompat/v7");
    }

    private static int get(String path) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create(api() + path)).build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static int register(String subject, String type, String schema, String... references) throws Exception {
        ObjectNode request = JSON.createObjectNode();
        request.put("schemaType", type).put("schema", schema);
        for (String reference : references) {
            request.withArray("references")
                    .addObject()
                    .put("name", reference)
                    .put("subject", reference.replace(".proto", ""))
                    .put("version", 1);
        }
        HttpResponse<String> response = HTTP.send(
                HttpRequest.newBuilder(URI.create(api() + "/subjects/" + subject + "/versions"))
                        .header("Content-Type", "application/vnd.schemaregistry.v1+json")
                        .POST(HttpRequest.BodyPublishers.ofString(request.toString()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode answer = JSON.readTree(response.body());
        return answer.get("id").asInt();
    }
}
