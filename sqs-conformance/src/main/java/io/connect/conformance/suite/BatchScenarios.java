package io.connect.conformance.suite;

import static io.connect.conformance.scenario.Trial.attribute;
import static io.connect.conformance.scenario.Trial.entry;
import static io.connect.conformance.scenario.Trial.map;

import io.connect.conformance.client.Answer;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Scenarios of batches, which are answered entry by entry: an error in one entry does not affect the others. */
final class BatchScenarios {

    private static final String NONE = "no-handle";

    private BatchScenarios() {}

    static Area area() {
        Area area = new Area("Batches");
        area.add("Ten messages are sent at once and all arrive", Page.SEND_BATCH, trial -> {
            String url = trial.standard();
            Answer sent = send(trial, url, ids(10));
            trial.expectEqual(sent.list("Successful").size(), 10);
            trial.expectEqual(trial.take(url, 10).size(), 10);
        });
        area.add("Each entry is answered with its id and sums", Page.SEND_BATCH, trial -> {
            Map<String, Object> attributes = map("a", attribute("String", "b"));
            Answer done = trial.call(
                            "SendMessageBatch",
                            "QueueUrl",
                            trial.standard(),
                            "Entries",
                            List.of(entry("one", "MessageBody", "m", "MessageAttributes", attributes)))
                    .list("Successful")
                    .get(0);
            trial.expectEqual(done.text("Id"), "one");
            trial.expectEqual(done.text("MD5OfMessageBody"), Sums.ofBody("m"));
            trial.expectEqual(done.text("MD5OfMessageAttributes"), Sums.ofAttributes(attributes));
        });
        area.add("A message that SQS does not take fails alone", Page.SEND_BATCH, trial -> {
            Answer sent = trial.call(
                    "SendMessageBatch",
                    "QueueUrl",
                    trial.standard(),
                    "Entries",
                    List.of(
                            entry("good", "MessageBody", "fine"),
                            entry("bad", "MessageBody", "nul:\0"),
                            entry("too", "MessageBody", "fine")));
            trial.expectEqual(Answer.texts(sent.list("Successful"), "Id"), List.of("good", "too"));
            trial.expectEqual(Answer.texts(sent.list("Failed"), "Id"), List.of("bad"));
            trial.expectEqual(sent.list("Failed").get(0).text("SenderFault"), "true");
        });
        area.add("A handle that is none fails alone when messages are deleted", Page.DELETE_MESSAGE_BATCH, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            Answer answer = trial.call(
                    "DeleteMessageBatch",
                    "QueueUrl",
                    url,
                    "Entries",
                    List.of(
                            entry("good", "ReceiptHandle", trial.receiveOne(url).text("ReceiptHandle")),
                            entry("bad", "ReceiptHandle", NONE)));
            expectOneOfTwo(trial, answer);
        });
        area.add("A handle that is none fails alone when timeouts are changed", Page.CHANGE_VISIBILITY_BATCH, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            Answer answer = trial.call(
                    "ChangeMessageVisibilityBatch",
                    "QueueUrl",
                    url,
                    "Entries",
                    List.of(
                            entry("good", "ReceiptHandle", handle, "VisibilityTimeout", 30),
                            entry("bad", "ReceiptHandle", NONE, "VisibilityTimeout", 30)));
            expectOneOfTwo(trial, answer);
        });
        area.add(
                "A batch of nothing is refused",
                Page.SEND_BATCH,
                trial -> trial.expectRefused("EmptyBatchRequest", () -> send(trial, trial.standard(), List.of())));
        area.add(
                "A batch of eleven is refused",
                Page.SEND_BATCH,
                trial -> trial.expectRefused(
                        "TooManyEntriesInBatchRequest", () -> send(trial, trial.standard(), ids(11))));
        area.add(
                "Two entries of one id are refused",
                Page.SEND_BATCH,
                trial -> trial.expectRefused(
                        "BatchEntryIdsNotDistinct", () -> send(trial, trial.standard(), List.of("1", "1"))));
        area.add(
                "An id has letters, digits, hyphens and underscores only",
                Page.SEND_BATCH,
                trial -> trial.expectRefused(
                        "InvalidBatchEntryId", () -> send(trial, trial.standard(), List.of("a.b"))));
        area.add("An id has 80 characters at most", Page.SEND_BATCH, trial -> {
            String url = trial.standard();
            send(trial, url, List.of("i".repeat(80)));
            trial.expectRefused("InvalidBatchEntryId", () -> send(trial, url, List.of("i".repeat(81))));
        });
        area.add("A refused batch sends nothing", Page.SEND_BATCH, trial -> {
            String url = trial.standard();
            trial.expectRefused("BatchEntryIdsNotDistinct", () -> send(trial, url, List.of("1", "2", "1")));
            trial.expectNothing(url);
        });
        refusals(area, "deletes", "DeleteMessageBatch", Page.DELETE_MESSAGE_BATCH);
        refusals(area, "changes of timeouts", "ChangeMessageVisibilityBatch", Page.CHANGE_VISIBILITY_BATCH);
        area.add("The timeouts of a batch are changed", Page.CHANGE_VISIBILITY_BATCH, trial -> {
            String url = trial.standard("VisibilityTimeout", "60");
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.call(
                    "ChangeMessageVisibilityBatch",
                    "QueueUrl",
                    url,
                    "Entries",
                    List.of(entry("e", "ReceiptHandle", handle, "VisibilityTimeout", 0)));
            trial.receiveOne(url);
        });
        area.add(
                "The trace header of an entry arrives, and the entry is answered with its sum",
                Page.SEND_BATCH,
                trial -> {
                    String url = trial.standard();
                    String trace = "Root=1-5759e988-bd862e3fe1be46a994272793";
                    Map<String, Object> system = map("AWSTraceHeader", attribute("String", trace));
                    Answer sent = trial.call(
                            "SendMessageBatch",
                            "QueueUrl",
                            url,
                            "Entries",
                            List.of(entry("one", "MessageBody", "m", "MessageSystemAttributes", system)));
                    trial.expectEqual(
                            sent.list("Successful").get(0).text("MD5OfMessageSystemAttributes"),
                            Sums.ofAttributes(system));
                    trial.expectEqual(trial.receiveOne(url).map("Attributes").get("AWSTraceHeader"), trace);
                });
        area.add("Each entry has its own delay, or that of its queue", Page.SEND_BATCH, trial -> {
            String url = trial.standard("DelaySeconds", "60");
            trial.call(
                    "SendMessageBatch",
                    "QueueUrl",
                    url,
                    "Entries",
                    List.of(
                            entry("now", "MessageBody", "now", "DelaySeconds", 0),
                            entry("later", "MessageBody", "later")));
            trial.expectEqual(trial.receiveOne(url).text("Body"), "now");
            trial.expectNothing(url);
        });
        return area;
    }

    private static void expectOneOfTwo(Trial trial, Answer answer) {
        trial.expectEqual(Answer.texts(answer.list("Successful"), "Id"), List.of("good"));
        trial.expectEqual(Answer.texts(answer.list("Failed"), "Id"), List.of("bad"));
        trial.expectEqual(Answer.texts(answer.list("Failed"), "Code"), List.of("ReceiptHandleIsInvalid"));
    }

    private static Answer send(Trial trial, String url, List<String> ids) {
        List<Map<String, Object>> entries = new ArrayList<>();
        ids.forEach(id -> entries.add(entry(id, "MessageBody", "m" + id)));
        return trial.call("SendMessageBatch", "QueueUrl", url, "Entries", entries);
    }

    private static List<String> ids(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add("id-" + i);
        }
        return ids;
    }

    /** The refusals of a whole batch of handles. */
    private static void refusals(Area area, String what, String action, Page page) {
        refused(area, "No " + what + " are refused", page, action, "EmptyBatchRequest", List.of());
        refused(area, "Eleven " + what + " are refused", page, action, "TooManyEntriesInBatchRequest", ids(11));
        refused(
                area,
                "Two " + what + " of one id are refused",
                page,
                action,
                "BatchEntryIdsNotDistinct",
                List.of("1", "1"));
        refused(
                area,
                "An id with a full stop is refused for " + what,
                page,
                action,
                "InvalidBatchEntryId",
                List.of("a.b"));
    }

    private static void refused(Area area, String title, Page page, String action, String code, List<String> ids) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (String id : ids) {
            Map<String, Object> entry = entry(id, "ReceiptHandle", NONE);
            if (action.startsWith("Change")) {
                entry.put("VisibilityTimeout", 30);
            }
            entries.add(entry);
        }
        area.add(
                title,
                page,
                trial -> trial.expectRefused(
                        code, () -> trial.call(action, "QueueUrl", trial.standard(), "Entries", entries)));
    }
}
