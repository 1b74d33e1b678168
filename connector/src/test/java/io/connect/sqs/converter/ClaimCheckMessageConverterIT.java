package io.connect.sqs.converter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.sqs.client.S3Access;
import io.connect.sqs.converter.compression.Compressed;
import io.connect.sqs.converter.program.ForkedProgram;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;

/** Tests claim checks against S3Proxy in its own JVM. */
class ClaimCheckMessageConverterIT {

    private static final String BUCKET = "large-messages";
    private static final int LARGE = 5 * 1024 * 1024;

    @TempDir
    static Path folder;

    private static ForkedProgram s3;
    private static S3Access access;

    @BeforeAll
    static void start() throws Exception {
        s3 = ForkedProgram.s3(folder);
        access = S3Access.of(config());
        access.client().createBucket(request -> request.bucket(BUCKET));
    }

    @AfterAll
    static void stop() {
        access.close();
        s3.close();
    }

    @Test
    void runsTheConfigurationOfTheClaimCheckBenchmark() {
        String uri = put("benchmark", "x".repeat(LARGE).getBytes(StandardCharsets.UTF_8));
        try (MessageConverter converter = converter(
                "connector.class", "io.connect.sqs.SqsSourceConnector",
                "message.converter.class", "io.connect.sqs.converter.ClaimCheckMessageConverter",
                "message.converter.delegate.class", "io.connect.sqs.converter.DefaultMessageConverter",
                "claim.check.field.paths", "s3Uri",
                "claim.check.retrieve.from.s3", "true",
                "aws.s3.region", "us-east-1")) {
            assertThat(text(converter, "{\"run\":\"r\",\"seq\":1,\"s3Uri\":\"" + uri + "\"}"))
                    .isEqualTo("{\"run\":\"r\",\"seq\":1,\"s3Uri\":\"" + "x".repeat(LARGE) + "\"}");
        }
    }

    @Test
    void replacesSeveralFieldsAndLeavesTheRestAsItWas() throws Exception {
        String one = put("one", "{\"quoted\":\"ä\\n\"}".getBytes(StandardCharsets.UTF_8));
        String two = put("two", "plain".getBytes(StandardCharsets.UTF_8));
        try (MessageConverter converter = converter("claim.check.field.paths", "a.uri, items.*.uri,none")) {
            String value = text(
                    converter,
                    "{ \"a\":{\"uri\":\"" + one + "\"},\"items\":[{\"uri\":\"" + two
                            + "\"},{\"uri\":\"http://example.com/x\"},{\"uri\":7}] }");

            assertThat(value).startsWith("{ \"a\":{").endsWith("},{\"uri\":\"http://example.com/x\"},{\"uri\":7}] }");
            assertThat(new ObjectMapper().readTree(value).at("/a/uri").asText()).isEqualTo("{\"quoted\":\"ä\\n\"}");
            assertThat(new ObjectMapper().readTree(value).at("/items/0/uri").asText())
                    .isEqualTo("plain");
        }
    }

    @Test
    void putsJsonItselfInTheFieldWhereTold() {
        String uri = put("json", "{\"a\":[1]}".getBytes(StandardCharsets.UTF_8));
        String words = put("words", "no json".getBytes(StandardCharsets.UTF_8));
        try (MessageConverter converter =
                converter("claim.check.field.paths", "u", "claim.check.field.format", "json")) {
            assertThat(text(converter, "{\"u\":\"" + uri + "\"}")).isEqualTo("{\"u\":{\"a\":[1]}}");
            assertThatThrownBy(() -> text(converter, "{\"u\":\"" + words + "\"}"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("claim.check.field.format");
        }
    }

    @Test
    void followsWholeBodiesAndPointersOfTheExtendedClient() {
        String uri = put("whole", "the whole body".getBytes(StandardCharsets.UTF_8));
        try (MessageConverter converter = converter()) {
            assertThat(text(converter, uri)).isEqualTo("the whole body");
            assertThat(text(converter, "\"" + uri + "\"")).isEqualTo("the whole body");
            assertThat(text(
                            converter,
                            "[\"software.amazon.payloadoffloading.PayloadS3Pointer\",{\"s3BucketName\":\"" + BUCKET
                                    + "\",\"s3Key\":\"whole\"}]"))
                    .isEqualTo("the whole body");
            assertThat(text(converter, "no reference")).isEqualTo("no reference");
        }
    }

    @Test
    void leavesReferencesAloneWhereTold() {
        String uri = put("left", "x".getBytes(StandardCharsets.UTF_8));
        try (MessageConverter converter = converter("claim.check.retrieve.from.s3", "false")) {
            assertThat(text(converter, uri)).isEqualTo(uri);
        }
    }

    @Test
    void unpacksBinaryObjectsBehindIt() throws Exception {
        String content = "{\"k\":\"" + "v".repeat(1000) + "\"}";
        String uri = put("packed.gz", Compressed.gzip(content.getBytes(StandardCharsets.UTF_8)));
        String delegate = DecompressingMessageConverter.class.getName();
        try (MessageConverter whole = converter("message.converter.delegate.class", delegate);
                MessageConverter field = converter(
                        "message.converter.delegate.class", delegate,
                        "claim.check.field.paths", "detail.data",
                        "message.decompression.field.path", "detail.data")) {
            assertThat(text(whole, uri)).isEqualTo(content);
            assertThat(text(field, "{\"detail\":{\"data\":\"" + uri + "\"}}"))
                    .isEqualTo("{\"detail\":{\"data\":" + content + "}}");
        }
    }

    @Test
    void followsAReferenceThatWasPackedItself() throws Exception {
        String uri = put("behind", "found".getBytes(StandardCharsets.UTF_8));
        String packed = Base64.getEncoder().encodeToString(Compressed.gzip(uri.getBytes(StandardCharsets.UTF_8)));
        Map<String, Object> config = config();
        config.put("message.decompression.delegate.converter.class", ClaimCheckMessageConverter.class.getName());
        try (MessageConverter converter = new DecompressingMessageConverter()) {
            converter.configure(config);
            assertThat(text(converter, packed)).isEqualTo("found");
        }
    }

    @Test
    void namesTheMissingKey() {
        try (MessageConverter converter = converter()) {
            assertThatThrownBy(() -> text(converter, "s3://" + BUCKET + "/not/there"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("bucket '" + BUCKET + "', key 'not/there'");
            assertThatThrownBy(() -> text(converter, "s3://no-such-bucket/key"))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no-such-bucket");
        }
    }

    @Test
    void refusesObjectsThatAreNotTheOnesPinned() {
        String uri = put("pinned", "first".getBytes(StandardCharsets.UTF_8));
        String eTag = access.client()
                .headObject(request -> request.bucket(BUCKET).key("pinned"))
                .eTag();
        try (MessageConverter converter = converter()) {
            assertThat(text(converter, uri + "?etag=" + eTag.replace("\"", "%22")))
                    .isEqualTo("first");
            put("pinned", "second".getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> text(converter, uri + "?etag=" + eTag.replace("\"", "%22")))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("no longer");
            assertThat(text(converter, uri)).isEqualTo("second");
        }
    }

    @Test
    void isTriedAgainWhenS3IsNotThere() throws Exception {
        Map<String, Object> config = config();
        config.put("aws.endpoint.override.s3", "http://127.0.0.1:1");
        try (MessageConverter converter = new ClaimCheckMessageConverter()) {
            converter.configure(config);
            assertThatThrownBy(() -> text(converter, "s3://" + BUCKET + "/whole"))
                    .isInstanceOf(RetriableException.class);
        }
    }

    @Test
    void keepsWithinItsBudgetWhenManyThreadsReadLargeObjects() throws Exception {
        String uri = put("large", "y".repeat(LARGE).getBytes(StandardCharsets.UTF_8));
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try (MessageConverter converter = converter(
                "claim.check.field.paths", "a,b",
                "claim.check.max.bytes", String.valueOf(LARGE),
                "claim.check.max.concurrent.bytes", String.valueOf(2 * LARGE))) {
            List<Callable<Integer>> work = new ArrayList<>();
            for (int i = 0; i < 24; i++) {
                String body = i % 3 == 0 ? "{\"a\":\"" + uri + "\",\"b\":\"" + uri + "\"}" : "{\"a\":\"" + uri + "\"}";
                work.add(() -> text(converter, body).length());
            }
            for (Future<Integer> length : threads.invokeAll(work)) {
                assertThat(length.get()).isGreaterThan(LARGE);
            }
        } finally {
            threads.shutdown();
        }
    }

    private static String put(String key, byte[] content) {
        access.client().putObject(request -> request.bucket(BUCKET).key(key), RequestBody.fromBytes(content));
        return "s3://" + BUCKET + "/" + key;
    }

    private static String text(MessageConverter converter, String body) {
        return (String) converter.convert(Messages.text(body)).value().value();
    }

    private static MessageConverter converter(String... more) {
        Map<String, Object> config = config();
        config.putAll(Messages.config((Object[]) more));
        MessageConverter converter = new ClaimCheckMessageConverter();
        converter.configure(config);
        return converter;
    }

    private static Map<String, Object> config() {
        return new HashMap<>(Messages.config(
                "aws.region", "us-east-1",
                "aws.access.key.id", "test",
                "aws.secret.access.key", "test",
                "aws.endpoint.override", s3.address().toString()));
    }
}
