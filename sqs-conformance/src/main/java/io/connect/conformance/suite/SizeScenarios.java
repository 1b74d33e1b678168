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

/** Scenarios of the limits of 1 MiB for a message and for a batch, and of the allowed characters. */
final class SizeScenarios {

    private static final int LIMIT = 1_048_576;

    private SizeScenarios() {}

    static Area area() {
        Area area = new Area("Sizes and characters");
        area.add("A message of 1 MiB is taken and arrives whole", Page.QUOTAS_MESSAGES, trial -> {
            String url = trial.standard();
            trial.send(url, "x".repeat(LIMIT));
            trial.expectEqual(trial.receiveOne(url).text("Body").length(), LIMIT);
        });
        area.add(
                "A byte more is refused",
                Page.QUOTAS_MESSAGES,
                trial -> trial.expectRefused(
                        "InvalidParameterValue", () -> trial.send(trial.standard(), "x".repeat(LIMIT + 1))));
        area.add(
                "Attributes count",
                Page.QUOTAS_MESSAGES,
                trial -> trial.expectRefused(
                        "InvalidParameterValue",
                        () -> trial.send(
                                trial.standard(),
                                "x".repeat(LIMIT),
                                "MessageAttributes",
                                map("a", attribute("String", "b")))));
        area.add(
                "System attributes do not count",
                Page.MESSAGE_METADATA,
                trial -> trial.send(
                        trial.standard(),
                        "x".repeat(LIMIT),
                        "MessageSystemAttributes",
                        map("AWSTraceHeader", attribute("String", "Root=1-5759e988-bd862e3fe1be46a994272793"))));
        area.add(
                "A batch of 1 MiB is taken",
                Page.SEND_BATCH,
                trial -> trial.expect(
                        batch(trial, 8, LIMIT / 8).list("Successful").size() == 8, "not all are taken"));
        area.add(
                "A batch of more is refused, however small its messages",
                Page.SEND_BATCH,
                trial -> trial.expectRefused("BatchRequestTooLong", () -> batch(trial, 8, LIMIT / 8 + 1)));
        area.add("A queue may want less", Page.SET_ATTRIBUTES, trial -> {
            String url = trial.standard("MaximumMessageSize", "1024");
            trial.send(url, "x".repeat(1_024));
            trial.expectRefused("InvalidParameterValue", () -> trial.send(url, "x".repeat(1_025)));
        });
        area.add("Bytes are counted, not letters", Page.QUOTAS_MESSAGES, trial -> {
            String url = trial.standard("MaximumMessageSize", "1024");
            trial.expectRefused("InvalidParameterValue", () -> trial.send(url, "ü".repeat(600)));
        });
        area.add(
                "An empty body is refused",
                Page.SEND,
                trial -> trial.expectRefused(() -> trial.send(trial.standard(), "")));
        area.add(
                "A character that XML does not know is refused",
                Page.SEND,
                trial -> trial.expectRefused("InvalidMessageContents", () -> trial.send(trial.standard(), "nul:\0")));
        area.add(
                "So is U+FFFF",
                Page.SEND,
                trial -> trial.expectRefused("InvalidMessageContents", () -> trial.send(trial.standard(), "\uffff")));
        area.add("Every other character arrives", Page.SEND, trial -> {
            String url = trial.standard();
            String body = "tab\t, line\r\n, \u0020, ü, \ud7ff, \ue000, \ufffd, 漢, 🙂, \"'<>&\\";
            trial.send(url, body);
            trial.expectEqual(trial.receiveOne(url).text("Body"), body);
        });
        return area;
    }

    private static Answer batch(Trial trial, int count, int bytes) {
        List<Map<String, Object>> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(entry("e" + i, "MessageBody", "x".repeat(bytes)));
        }
        return trial.call("SendMessageBatch", "QueueUrl", trial.standard(), "Entries", entries);
    }
}
