package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.converter.DefaultMessageConverter;
import io.connect.sqs.fifo.FifoDeliveryLog;
import io.connect.sqs.inflight.DeliveryLog;
import io.connect.sqs.inflight.StandardDeliveryLog;
import io.connect.sqs.metrics.TaskMetrics;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApis;
import io.connect.sqs.testing.ScriptedSqs;
import io.connect.sqs.testing.ScriptedSqs.Answer;
import io.connect.sqs.thread.TaskMachine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests whole tasks against a service that sends malformed answers. A malformed message affects only itself. */
@Execution(ExecutionMode.CONCURRENT)
@ParameterizedClass
@ValueSource(strings = {"direct", "generated"})
class HostileAnswersTest {

    private static final RecordMetadata METADATA = new RecordMetadata(new TopicPartition("t", 0), 0, 0, 0, 0, 0);
    private static final String NONE = "";

    /** The queue's creation time, as {@link ScriptedSqs} reports it. */
    private static final long CREATED = 1_700_000_000;

    @Parameter
    private String client;

    private final Map<String, String> properties = new HashMap<>(Map.of(
            "kafka.topic", "t",
            "dlq.topic", "letters",
            "aws.region", "us-east-1",
            "aws.access.key.id", "key",
            "aws.secret.access.key", "secret"));
    private final AtomicInteger receives = new AtomicInteger();
    private final List<Long> created = new CopyOnWriteArrayList<>();
    private ScriptedSqs sqs;
    private TaskFlow task;

    @AfterEach
    void stop() {
        if (task != null) {
            task.stop();
        }
        if (sqs != null) {
            sqs.close();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'MD5OfBody':'00000000000000000000000000000000'",
                "'MD5OfBody':''",
                "'MessageAttributes':{'k':{'StringValue':'v'}}",
                "'MessageAttributes':{'k':{}}",
                "'MessageAttributes':{'k':{'DataType':'Binary'}}",
                "'MessageAttributes':{'k':{'DataType':'Binary','StringValue':'v'}}",
                "'MessageAttributes':{'k':{'DataType':'Number'}}",
                "'MessageAttributes':{'k':{'DataType':'String','StringValue':'v'}},'MD5OfMessageAttributes':'00000000000000000000000000000000'",
                "'MessageAttributes':{'k':{'DataType':'String','StringValue':'v'}},'MD5OfMessageAttributes':''",
                "'MessageAttributes':{'type':{'DataType':'String.Array','StringValue':'[1e9999999999]'}}",
                "'Attributes':{'SentTimestamp':'1700000000123.5','ApproximateReceiveCount':'1.0'}",
                "'Attributes':{'SentTimestamp':'yesterday','ApproximateReceiveCount':'1e999999999'}",
                "'Attributes':{'SentTimestamp':'','ApproximateReceiveCount':'-1'}",
                "'Attributes':{'SentTimestamp':null,'AWSTraceHeader':null}",
                "'MessageAttributes':{'k':null}",
                "'MessageAttributes':{'type':{'DataType':'String.Array','StringValue':'[null]'}}",
                "'MessageAttributes':null,'Attributes':null,'MD5OfBody':null,'New':[1]",
            })
    void aMessageThatIsOddArrivesOrGoesToTheDeadLettersAndItsNeighboursArrive(String odd) throws InterruptedException {
        properties.put(
                "sqs.message.filter.policy",
                "{'type': [{'anything-but': [5]}, {'exists': false}, null]}".replace('\'', '"'));
        start(
                "orders",
                (operation, request) -> once(operation, message("a", NONE), message("odd", odd), message("b", NONE)));

        List<SourceRecord> records = take(3);

        assertThat(records).extracting(SourceRecord::value).containsExactlyInAnyOrder("a", "odd", "b");
        assertThat(records.stream().filter(record -> record.topic().equals("t")))
                .extracting(SourceRecord::value)
                .contains("a", "b");
        await().untilAsserted(() -> assertThat(sqs.deleted()).containsExactlyInAnyOrder("h-a", "h-odd", "h-b"));
    }

    /** Without a handle, the connector can only let a message come back. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'MessageId':'x','Body':'odd'}",
                "{'ReceiptHandle':'h-x','Body':'odd'}",
                "{'MessageId':'','ReceiptHandle':'h-x','Body':'odd'}",
                "{'MessageId':'x','ReceiptHandle':'','Body':'odd'}",
                "{}",
                "null"
            })
    void aMessageThatCannotBeNamedComesBackAndItsNeighboursArrive(String odd) throws InterruptedException {
        start("orders", (operation, request) -> once(operation, message("a", NONE), odd, message("b", NONE)));

        assertThat(take(2)).extracting(SourceRecord::value).containsExactlyInAnyOrder("a", "b");
    }

    /** The answer has text in place of an object. The client then rejects the whole answer. */
    @Test
    void aMessageThatMakesAnAnswerUnreadableIsReceivedAloneUntilItsNeighboursAreThrough() throws InterruptedException {
        List<String> queue = new ArrayList<>(List.of(
                message("odd", "'MessageAttributes':{'k':'no object'}"), message("a", NONE), message("b", NONE)));
        start("orders", (operation, request) -> {
            if (!operation.equals("ReceiveMessage")) {
                return null;
            }
            synchronized (queue) {
                int most = Math.min(
                        queue.size(), request.path("MaxNumberOfMessages").asInt());
                List<String> given = List.copyOf(queue.subList(0, most));
                if (most == 1) {
                    queue.remove(0);
                }
                return answer(given);
            }
        });

        assertThat(take(2)).extracting(SourceRecord::value).containsExactlyInAnyOrder("a", "b");
    }

    /**
     * The position of the message in its group is unknown. So the connector can neither produce nor dead-letter it
     * exactly once.
     */
    @ParameterizedTest
    @ValueSource(strings = {"", ",'SequenceNumber':'seq-1'", ",'SequenceNumber':''"})
    void aFifoMessageWithoutASequenceNumberStaysInItsQueueAndOtherGroupsGoOn(String sequence)
            throws InterruptedException {
        start(
                "orders.fifo",
                (operation, request) -> once(
                        operation,
                        message("odd", "'Attributes':{'MessageGroupId':'g'" + sequence + "}"),
                        message("behind", "'Attributes':{'MessageGroupId':'g','SequenceNumber':'2'}"),
                        message("a", "'Attributes':{'MessageGroupId':'h','SequenceNumber':'1'}")));

        assertThat(take(1)).extracting(SourceRecord::value).containsExactly("a");
        await().untilAsserted(() -> assertThat(sqs.deleted()).containsExactly("h-a"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'CreatedTimestamp':'1700000000.123'",
                "'CreatedTimestamp':'2023-11-14T22:13:20Z'",
                "'CreatedTimestamp':'1e999999999'",
                "'VisibilityTimeout':'30.0','RedrivePolicy':'{\\'maxReceiveCount\\':99999999999999}'",
                "'VisibilityTimeout':'-1'",
                "'VisibilityTimeout':'99999999999'",
                "'QueueArn':'x'",
            })
    void aQueueThatDescribesItselfOddlyIsRead(String attributes) throws InterruptedException {
        start(
                "orders.fifo",
                (operation, request) -> operation.equals("GetQueueAttributes")
                        ? Answer.ok(json("{'Attributes':{" + attributes + "}}"))
                        : once(operation, message("a", "'Attributes':{'MessageGroupId':'g','SequenceNumber':'1'}")));

        assertThat(take(1)).extracting(SourceRecord::value).containsExactly("a");
    }

    /**
     * The queue's creation time is part of the key of its source offsets. If it counted as missing, produced messages
     * would count as new.
     */
    @ParameterizedTest
    @ValueSource(strings = {"{}", "{'Attributes':null}", "{'Attributes':{}}", "", "<html>portal</html>"})
    void aQueueIsNotReadBeforeItsDescriptionIsThere(String first) throws InterruptedException {
        AtomicInteger asked = new AtomicInteger();
        start(
                "orders.fifo",
                (operation, request) -> operation.equals("GetQueueAttributes") && asked.getAndIncrement() == 0
                        ? Answer.ok(json(first))
                        : once(operation, message("a", "'Attributes':{'MessageGroupId':'g','SequenceNumber':'1'}")));

        assertThat(take(1)).extracting(SourceRecord::value).containsExactly("a");
        assertThat(created).containsExactly(CREATED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "200; {'Successful':[null],'Failed':[null]}",
                "200; {'Successful':null,'Failed':[{'Id':null,'Code':null}]}",
                "200; {'Successful':{}}",
                "200; <html>portal</html>",
                "200; {'Successful':[{'Id'",
                "200; null",
                "204; {}",
                "413; <h1>Request Entity Too Large</h1>",
                "429; slow down",
                "503; <html>gone</html>",
                "307; elsewhere",
            })
    void aCallThatIsAnsweredByNoneOfSqsIsMadeAgain(int status, String body) throws InterruptedException {
        Map<String, Integer> calls = new ConcurrentHashMap<>();
        start("orders", (operation, request) -> {
            if (!operation.equals("GetQueueAttributes") && calls.merge(operation, 1, Integer::sum) % 2 == 1) {
                return new Answer(status, Map.of("Content-Type", "application/x-amz-json-1.0"), json(body));
            }
            return once(operation, message("a", NONE));
        });

        assertThat(take(1)).extracting(SourceRecord::value).containsExactly("a");
        await().untilAsserted(() -> assertThat(sqs.deleted()).containsExactly("h-a"));
    }

    /** The connector does not request compression, but a proxy may still compress answers. */
    @Test
    void answersThatAreCompressedOnTheirWayAreRead() throws InterruptedException {
        start("orders", (operation, request) -> {
            Answer answer = once(operation, message("a", NONE));
            return (answer == null ? sqs.quiet(operation, request) : answer)
                    .compressed()
                    .with("x-of-a-proxy", "1");
        });

        assertThat(take(1)).extracting(SourceRecord::value).containsExactly("a");
        await().untilAsserted(() -> assertThat(sqs.deleted()).containsExactly("h-a"));
    }

    @ParameterizedTest
    @CsvSource({
        "Content-Encoding, gzip, plain",
        "Content-Encoding, gzip, cut",
        "Content-Encoding, br, plain",
        "Content-Encoding, deflate, cut",
        "x-amz-crc32, 1, plain",
        "x-amz-crc32, soon, plain",
    })
    void aCallWhoseAnswerIsNotWhatItsHeadersSayIsMadeAgain(String header, String value, String body)
            throws InterruptedException {
        AtomicInteger odd = new AtomicInteger();
        start("orders", (operation, request) -> {
            Answer plain = answer(List.of(message("odd", NONE)));
            if (operation.equals("ReceiveMessage") && odd.getAndIncrement() % 2 == 0) {
                byte[] packed = plain.compressed().content();
                byte[] content = body.equals("cut") ? Arrays.copyOf(packed, packed.length / 2) : plain.content();
                return new Answer(200, plain.headers(), content).with(header, value);
            }
            return once(operation, message("a", NONE));
        });

        // Both clients ignore an unknown Content-Encoding and read the plain text.
        assertThat(take(value.equals("br") ? 2 : 1))
                .extracting(SourceRecord::value)
                .contains("a");
        await().untilAsserted(() -> assertThat(sqs.deleted()).contains("h-a"));
    }

    /** Without a confirmation, a message does not count as deleted. */
    @Test
    void aDeleteThatTheAnswerDoesNotMentionIsMadeAgain() throws InterruptedException {
        AtomicInteger deletes = new AtomicInteger();
        start("orders", (operation, request) -> {
            if (operation.equals("DeleteMessageBatch") && deletes.getAndIncrement() == 0) {
                return Answer.ok("{\"Successful\":[]}");
            }
            return once(operation, message("a", NONE));
        });

        take(1);

        await().untilAsserted(() -> assertThat(sqs.deleted()).containsExactly("h-a"));
    }

    private Answer once(String operation, String... messages) {
        return operation.equals("ReceiveMessage") && receives.getAndIncrement() == 0 ? answer(List.of(messages)) : null;
    }

    private static Answer answer(List<String> messages) {
        return Answer.ok(json("{'Messages':[" + String.join(",", messages) + "]}"));
    }

    private static String message(String body, String more) {
        return "{'MessageId':'id-" + body + "','ReceiptHandle':'h-" + body + "','Body':'" + body + "'"
                + (more.isEmpty() ? "" : "," + more) + "}";
    }

    private static String json(String text) {
        return text.replace('\'', '"');
    }

    private void start(String name, ScriptedSqs.Script script) {
        sqs = new ScriptedSqs(script);
        properties.put("sqs.queue.url", sqs.address() + "/0/" + name);
        properties.put("sqs.wait.time.seconds", "1");
        properties.put("sqs.client", client);
        SqsSourceConfig config = new SqsSourceConfig(properties);
        QueueUrl queue = config.queues().get(0);
        task = new TaskFlow(
                new TaskSettings("hostile", config, List.of(queue)),
                this::deliveryLog,
                SqsApis.of(config),
                new DefaultMessageConverter(),
                () -> false,
                new TaskMetrics(System::nanoTime),
                TaskMachine.real());
        task.start();
    }

    private DeliveryLog deliveryLog(QueueUrl queue, QueueAttributes attributes) {
        created.add(attributes.createdTimestamp());
        return queue.isFifo()
                ? new FifoDeliveryLog(
                        queue, attributes.createdTimestamp(), List.of(), Duration.ZERO, InstantSource.system())
                : new StandardDeliveryLog(queue);
    }

    private List<SourceRecord> take(int count) throws InterruptedException {
        List<SourceRecord> records = new ArrayList<>();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (records.size() < count && System.nanoTime() < deadline) {
            List<SourceRecord> batch = task.poll();
            if (batch != null) {
                batch.forEach(record -> task.commitRecord((QueueRecord) record, METADATA));
                records.addAll(batch);
            }
        }
        return records;
    }
}
