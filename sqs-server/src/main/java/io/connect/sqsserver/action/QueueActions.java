package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.service.QueueReport;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.MapName;
import io.connect.sqsserver.wire.Parameters;
import java.util.Map;

/** Actions on whole queues. */
final class QueueActions {

    private static final String NAME = "QueueName";
    private static final String OWNER = "QueueOwnerAWSAccountId";
    private static final String URL = "QueueUrl";

    private QueueActions() {}

    static Answer create(Call call) {
        Parameters parameters = call.parameters();
        Map<String, String> tags = parameters.textMap(parameters.isTyped() ? "tags" : "Tags");
        HostedQueue queue = call.service()
                .create(parameters.required(NAME), parameters.textMap("Attributes"), tags, call.nowMillis());
        return url(call, queue);
    }

    static Answer delete(Call call) {
        call.service().delete(QueueUrl.resolve(call), call.nowMillis());
        return Answer.EMPTY;
    }

    static Answer url(Call call) {
        String name = call.parameters().required(NAME);
        if (call.parameters()
                .text(OWNER)
                .filter(owner -> !owner.equals(call.service().account()))
                .isPresent()) {
            throw QueueUrl.absent();
        }
        return url(call, QueueUrl.named(call, name));
    }

    static Answer purge(Call call) {
        call.service().purge(QueueUrl.resolve(call), call.nowMillis());
        return Answer.EMPTY;
    }

    static Answer attributes(Call call) {
        Map<String, String> attributes =
                QueueReport.of(QueueUrl.resolve(call), call.parameters().texts("AttributeNames"), call.nowMillis());
        return map(MapName.ATTRIBUTES, attributes);
    }

    static Answer change(Call call) {
        if (!call.parameters().contains("Attributes")) {
            throw SqsException.missing("Attributes");
        }
        call.service().change(QueueUrl.resolve(call), call.parameters().textMap("Attributes"), call.nowMillis());
        return Answer.EMPTY;
    }

    /** An answer with a map of texts. An empty map is left out, as in AWS. */
    static Answer map(MapName name, Map<String, String> texts) {
        return writer -> {
            if (!texts.isEmpty()) {
                writer.map(name);
                texts.forEach(writer::entry);
                writer.endMap();
            }
        };
    }

    private static Answer url(Call call, HostedQueue queue) {
        return writer -> writer.text(URL, call.urlOf(queue.name()));
    }
}
