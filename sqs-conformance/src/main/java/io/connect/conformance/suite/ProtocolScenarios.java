package io.connect.conformance.suite;

import io.connect.conformance.client.Protocol;
import io.connect.conformance.client.SqsCaller.Response;
import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Scenarios of the answers to malformed calls. */
final class ProtocolScenarios {

    private static final String JSON = "application/x-amz-json-1.0";
    private static final String FORM = "application/x-www-form-urlencoded";

    private ProtocolScenarios() {}

    static Area area() {
        Area area = new Area("Protocols");
        area.add(
                "An action that is none is refused",
                Page.COMMON_ERRORS,
                trial -> expectRefused(trial, raw(trial, "Dance", "{}", "Action=Dance&Version=2012-11-05")));
        area.add(
                "A request that cannot be read is refused",
                Page.JSON_REQUESTS,
                trial -> expectRefused(trial, raw(trial, "ListQueues", "{\"QueueNamePrefix\":", "Version=2012-11-05")));
        area.add("An error in JSON tells the code of the query protocol as well", Page.JSON_REQUESTS, trial -> {
            if (trial.caller().protocol() == Protocol.JSON) {
                Response response = raw(trial, "GetQueueUrl", "{\"QueueName\":\"" + trial.name() + "\"}", "");
                trial.expectEqual(response.queryError(), "AWS.SimpleQueueService.NonExistentQueue;Sender");
            }
        });
        area.add("An answer has the content type of its protocol", Page.QUERY_REQUESTS, trial -> {
            Response response = raw(trial, "ListQueues", "{}", "Action=ListQueues&Version=2012-11-05");
            String expected = trial.caller().protocol() == Protocol.JSON ? JSON : "text/xml";
            trial.expect(response.contentType().startsWith(expected), response.contentType());
        });
        area.add("A queue URL begins with the address of the service", Page.IDENTIFIERS, trial -> {
            String authority = trial.caller().endpoint().getRawAuthority();
            String url = trial.standard();
            trial.expect(url.contains("//" + authority + "/"), url);
        });
        area.add("A queue URL may end with a slash", Page.SEND, trial -> {
            String url = trial.standard();
            trial.send(url + "/", "m");
            trial.receiveOne(url);
        });
        area.add("The query protocol also names the queue in the path", Page.SEND, trial -> {
            String url = trial.standard();
            for (String end : List.of("", "/")) {
                if (trial.caller().protocol() == Protocol.QUERY) {
                    Response sent = at(trial, url + end, "Action=SendMessage&MessageBody=m&Version=2012-11-05");
                    trial.expectEqual(sent.status(), 200);
                    trial.take(url, 1);
                }
            }
        });
        area.add("The query protocol takes one attribute without a number", Page.SET_ATTRIBUTES, trial -> {
            if (trial.caller().protocol() == Protocol.QUERY) {
                String url = trial.standard();
                String form =
                        "Action=SetQueueAttributes&Attribute.Name=VisibilityTimeout&Attribute.Value=35&Version=2012-11-05";
                trial.expectEqual(at(trial, url + "/", form).status(), 200);
                trial.expectEqual(trial.attributes(url, "VisibilityTimeout").get("VisibilityTimeout"), "35");
            }
        });
        return area;
    }

    private static Response raw(Trial trial, String action, String json, String form) {
        return trial.caller().protocol() == Protocol.JSON
                ? trial.caller()
                        .post(
                                JSON,
                                Map.of("X-Amz-Target", "AmazonSQS." + action),
                                json.getBytes(StandardCharsets.UTF_8))
                : trial.caller().post(FORM, Map.of(), form.getBytes(StandardCharsets.UTF_8));
    }

    private static Response at(Trial trial, String url, String form) {
        return trial.caller().postTo(URI.create(url), FORM, Map.of(), form.getBytes(StandardCharsets.UTF_8));
    }

    private static void expectRefused(Trial trial, Response response) {
        trial.expect(response.status() >= 400 && response.status() < 500, "answered with HTTP " + response.status());
    }
}
