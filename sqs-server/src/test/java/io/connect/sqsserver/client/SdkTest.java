package io.connect.sqsserver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/** Tests each operation with the SDK for Java 2, which verifies the MD5 hashes of its messages. */
class SdkTest {

    private static RunningServer server;
    private static SqsClient sqs;

    @BeforeAll
    static void start() {
        server = new RunningServer();
        sqs = server.sqs();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void makesFindsListsAndDeletesQueues() {
        String url = server.makeQueue("life-a", Map.of("VisibilityTimeout", "7"));
        server.makeQueue("life-b", Map.of());

        assertThat(url).isEqualTo(server.uri() + "/000000000000/life-a");
        assertThat(sqs.getQueueUrl(request -> request.queueName("life-a")).queueUrl())
                .isEqualTo(url);
        assertThat(sqs.listQueuesPaginator(
                                request -> request.queueNamePrefix("life-").maxResults(1))
                        .queueUrls())
                .hasSize(2);
        assertThat(server.makeQueue("life-a", Map.of("VisibilityTimeout", "7"))).isEqualTo(url);
        assertThatThrownBy(() -> server.makeQueue("life-a", Map.of("VisibilityTimeout", "8")))
                .isInstanceOf(QueueNameExistsException.class)
                .hasMessageContaining("different value for attribute VisibilityTimeout");

        sqs.deleteQueue(request -> request.queueUrl(url));
        assertThatThrownBy(() -> sqs.getQueueUrl(request -> request.queueName("life-a")))
                .isInstanceOf(QueueDoesNotExistException.class);
    }

    @Test
    void changesAttributes() {
        String url = server.makeQueue("attributes", Map.of());
        sqs.setQueueAttributes(
                request -> request.queueUrl(url).attributesWithStrings(Map.of("DelaySeconds", "3", "Policy", "{}")));

        Map<String, String> all = sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNamesWithStrings("All"))
                .attributesAsStrings();
        assertThat(all)
                .containsEntry("DelaySeconds", "3")
                .containsEntry("Policy", "{}")
                .containsEntry("QueueArn", "arn:aws:sqs:eu-west-1:000000000000:attributes")
                .containsKeys("CreatedTimestamp", "LastModifiedTimestamp", "ApproximateNumberOfMessages");
    }

    @Test
    void carriesABodyWithAllAttributesWhole() {
        String url = server.makeQueue("whole", Map.of());
        Map<String, MessageAttributeValue> attributes = Map.of(
                "text", text("String", "rouge ✓ \u00e9\n\"<&>"),
                "number", text("Number.int", "42"),
                "bytes",
                        MessageAttributeValue.builder()
                                .dataType("Binary.jpeg")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1, 16}))
                                .build());
        String body = "tab\t, line\r\n, ü, 漢, 🙂, \"quoted\", \\ and <&>";
        SendMessageResponse sent = sqs.sendMessage(request -> request.queueUrl(url)
                .messageBody(body)
                .messageAttributes(attributes)
                .messageSystemAttributes(Map.of(
                        MessageSystemAttributeNameForSends.AWS_TRACE_HEADER,
                        MessageSystemAttributeValue.builder()
                                .dataType("String")
                                .stringValue("Root=1-5759e988-bd862e3fe1be46a994272793")
                                .build())));
        assertThat(sent.md5OfMessageSystemAttributes()).hasSize(32);

        Message message = receive(url, 1).get(0);
        assertThat(message.body()).isEqualTo(body);
        assertThat(message.messageId()).isEqualTo(sent.messageId());
        assertThat(message.messageAttributes()).isEqualTo(attributes);
        assertThat(message.attributesAsStrings())
                .containsEntry("AWSTraceHeader", "Root=1-5759e988-bd862e3fe1be46a994272793")
                .containsEntry("ApproximateReceiveCount", "1")
                .containsKeys("SenderId", "SentTimestamp", "ApproximateFirstReceiveTimestamp");
    }

    @Test
    void filtersAttributesByPrefix() {
        String url = server.makeQueue("filter", Map.of());
        sqs.sendMessage(request -> request.queueUrl(url)
                .messageBody("m")
                .messageAttributes(Map.of(
                        "car.colour", text("String", "red"),
                        "car.wheels", text("Number", "4"),
                        "house", text("Number", "2"))));

        List<Message> messages = sqs.receiveMessage(
                        request -> request.queueUrl(url).messageAttributeNames("car.*"))
                .messages();
        assertThat(messages.get(0).messageAttributes()).containsOnlyKeys("car.colour", "car.wheels");
        assertThat(messages.get(0).attributes()).isEmpty();
    }

    @Test
    void sendsAndDeletesInBatches() {
        String url = server.makeQueue("batches", Map.of());
        SendMessageBatchResponse sent = sqs.sendMessageBatch(
                request -> request.queueUrl(url).entries(entry("1", "a"), entry("2", "\0"), entry("3", "c")));
        assertThat(sent.successful()).extracting("id").containsExactly("1", "3");
        assertThat(sent.failed()).extracting(BatchResultErrorEntry::code).containsExactly("InvalidMessageContents");

        List<Message> messages = receive(url, 10);
        assertThat(messages).hasSize(2);
        assertThat(sqs.changeMessageVisibilityBatch(request -> request.queueUrl(url)
                                .entries(messages.stream()
                                        .map(message -> ChangeMessageVisibilityBatchRequestEntry.builder()
                                                .id(message.messageId())
                                                .receiptHandle(message.receiptHandle())
                                                .visibilityTimeout(100)
                                                .build())
                                        .toList()))
                        .successful())
                .hasSize(2);
        assertThat(sqs.deleteMessageBatch(request -> request.queueUrl(url)
                        .entries(
                                delete("1", messages.get(0).receiptHandle()),
                                delete("2", messages.get(1).receiptHandle()),
                                delete("3", "none"))))
                .satisfies(answer -> assertThat(answer.successful()).hasSize(2))
                .satisfies(answer -> assertThat(answer.failed())
                        .extracting(BatchResultErrorEntry::code)
                        .containsExactly("ReceiptHandleIsInvalid"));
    }

    @Test
    void refusesBatchesOfTheWrongShape() {
        String url = server.makeQueue("shape", Map.of());
        List<SendMessageBatchRequestEntry> eleven = IntStream.range(0, 11)
                .mapToObj(i -> entry(Integer.toString(i), "m"))
                .toList();
        assertThatThrownBy(() ->
                        sqs.sendMessageBatch(request -> request.queueUrl(url).entries(eleven)))
                .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    }

    @Test
    void changesVisibility() {
        String url = server.makeQueue("visibility", Map.of());
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("m"));
        String handle = receive(url, 1).get(0).receiptHandle();
        assertThat(receive(url, 1)).isEmpty();
        sqs.changeMessageVisibility(
                request -> request.queueUrl(url).receiptHandle(handle).visibilityTimeout(0));

        Message again = receive(url, 1).get(0);
        assertThat(again.attributesAsStrings()).containsEntry("ApproximateReceiveCount", "2");
        sqs.deleteMessage(request -> request.queueUrl(url).receiptHandle(again.receiptHandle()));
        assertThatThrownBy(() -> sqs.changeMessageVisibility(
                        request -> request.queueUrl(url).receiptHandle("none").visibilityTimeout(1)))
                .isInstanceOf(ReceiptHandleIsInvalidException.class);
    }

    @Test
    void keepsOrderInAFifoQueue() {
        String url = server.makeFifoQueue("order");
        SendMessageBatchResponse sent = sqs.sendMessageBatch(request -> request.queueUrl(url)
                .entries(IntStream.range(0, 10)
                        .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                                .id("e" + i)
                                .messageBody("m" + i)
                                .messageGroupId("g")
                                .messageDeduplicationId("d" + i)
                                .build())
                        .toList()));
        List<Message> messages = receive(url, 10);
        assertThat(messages)
                .extracting(Message::body)
                .containsExactlyElementsOf(
                        IntStream.range(0, 10).mapToObj(i -> "m" + i).toList());
        assertThat(messages)
                .extracting(message -> message.attributesAsStrings().get("SequenceNumber"))
                .isEqualTo(sent.successful().stream()
                        .map(each -> each.sequenceNumber())
                        .toList());
    }

    @Test
    void tagsQueues() {
        String url = server.makeQueue("tags", Map.of());
        sqs.tagQueue(request -> request.queueUrl(url).tags(Map.of("team", "a", "cost", "b")));
        sqs.untagQueue(request -> request.queueUrl(url).tagKeys("cost"));
        assertThat(sqs.listQueueTags(request -> request.queueUrl(url)).tags()).containsExactly(Map.entry("team", "a"));
    }

    @Test
    void keepsPermissions() {
        String url = server.makeQueue("permissions", Map.of());
        sqs.addPermission(request -> request.queueUrl(url)
                .label("read")
                .awsAccountIds("111111111111")
                .actions("ReceiveMessage"));
        assertThat(policy(url)).contains("\"Sid\":\"read\"", "arn:aws:iam::111111111111:root");
        sqs.removePermission(request -> request.queueUrl(url).label("read"));
        assertThat(policy(url)).isNull();
    }

    @Test
    void purgesOnceAMinute() {
        String url = server.makeQueue("purge", Map.of());
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("m"));
        sqs.purgeQueue(request -> request.queueUrl(url));
        assertThat(receive(url, 1)).isEmpty();
        assertThatThrownBy(() -> sqs.purgeQueue(request -> request.queueUrl(url)))
                .isInstanceOf(PurgeQueueInProgressException.class);
    }

    @Test
    void movesDeadLettersBack() {
        String deadLetters = server.makeQueue("dead", Map.of());
        String url = server.makeQueue(
                "source",
                Map.of(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + server.arn(deadLetters) + "\",\"maxReceiveCount\":\"1\"}"));
        assertThat(sqs.listDeadLetterSourceQueues(request -> request.queueUrl(deadLetters))
                        .queueUrls())
                .containsExactly(url);
        sqs.sendMessage(request -> request.queueUrl(url).messageBody("poison"));
        sqs.receiveMessage(request -> request.queueUrl(url).visibilityTimeout(0));
        assertThat(receive(url, 1)).isEmpty();
        assertThat(depth(deadLetters)).isEqualTo(1);

        String arn = server.arn(deadLetters);
        sqs.startMessageMoveTask(request -> request.sourceArn(arn));
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> depth(url) == 1);
        assertThat(sqs.listMessageMoveTasks(request -> request.sourceArn(arn)).results())
                .singleElement()
                .satisfies(task ->
                        assertThat(task.approximateNumberOfMessagesMoved()).isEqualTo(1));
        assertThatThrownBy(() -> sqs.cancelMessageMoveTask(request -> request.taskHandle("eyJ0YXNrSWQiOiJ4Iiwic291cmNl"
                        + "QXJuIjoiYXJuOmF3czpzcXM6ZXUtd2VzdC0xOjAwMDAwMDAwMDAwMDpkZWFkIn0=")))
                .isInstanceOf(ResourceNotFoundException.class);
    }

    private static MessageAttributeValue text(String type, String value) {
        return MessageAttributeValue.builder().dataType(type).stringValue(value).build();
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static DeleteMessageBatchRequestEntry delete(String id, String handle) {
        return DeleteMessageBatchRequestEntry.builder()
                .id(id)
                .receiptHandle(handle)
                .build();
    }

    private static List<Message> receive(String url, int max) {
        return sqs.receiveMessage(request -> request.queueUrl(url)
                        .maxNumberOfMessages(max)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNamesWithStrings("All"))
                .messages();
    }

    private static String policy(String url) {
        return sqs.getQueueAttributes(request -> request.queueUrl(url).attributeNamesWithStrings("Policy"))
                .attributesAsStrings()
                .get("Policy");
    }

    private static int depth(String url) {
        return Integer.parseInt(sqs.getQueueAttributes(
                        request -> request.queueUrl(url).attributeNamesWithStrings("ApproximateNumberOfMessages"))
                .attributesAsStrings()
                .get("ApproximateNumberOfMessages"));
    }
}
