package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Answer;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;

/** Lists queues page by page. The token names the last queue of the previous page. */
final class ListActions {

    private static final int LARGEST_PAGE = 1_000;

    private ListActions() {}

    static Answer queues(Call call) {
        String prefix = call.parameters().text("QueueNamePrefix").orElse("");
        List<String> names = call.service().queues().stream()
                .map(HostedQueue::name)
                .filter(name -> name.startsWith(prefix))
                .toList();
        return page(call, "QueueUrls", names);
    }

    static Answer deadLetterSources(Call call) {
        List<String> names = call.service().moveTasks().sourcesOf(QueueUrl.resolve(call)).stream()
                .map(HostedQueue::name)
                .toList();
        return page(call, "queueUrls", names);
    }

    private static Answer page(Call call, String list, List<String> names) {
        OptionalInt most = call.parameters()
                .integer("MaxResults", 1, LARGEST_PAGE, "Must be between 1 and " + LARGEST_PAGE + ", if provided.");
        String after =
                call.parameters().text("NextToken").map(ListActions::nameOf).orElse("");
        List<String> rest =
                names.stream().filter(name -> name.compareTo(after) > 0).toList();
        List<String> page = rest.stream().limit(most.orElse(LARGEST_PAGE)).toList();
        return writer -> {
            if (!page.isEmpty()) {
                writer.list(list, "QueueUrl");
                page.forEach(name -> writer.element(call.urlOf(name)));
                writer.endList();
            }
            if (most.isPresent() && page.size() < rest.size()) {
                writer.text("NextToken", Base64.getEncoder().encodeToString(Utf8.bytes(page.get(page.size() - 1))));
            }
        };
    }

    private static String nameOf(String token) {
        try {
            return Utf8.text(Base64.getDecoder().decode(token));
        } catch (IllegalArgumentException e) {
            throw SqsException.invalidParameter("Invalid or expired next token.");
        }
    }
}
