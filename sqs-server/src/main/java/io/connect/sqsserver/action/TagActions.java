package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.service.Tags;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.MapName;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Actions on the tags of queues. */
final class TagActions {

    private TagActions() {}

    static Answer tag(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        Map<String, String> added = call.parameters().textMap("Tags");
        if (added.isEmpty()) {
            throw SqsException.missing("Tags");
        }
        Tags.check(queue.tags(), added);
        queue.tags().putAll(added);
        return Answer.EMPTY;
    }

    static Answer untag(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        List<String> keys = call.parameters().texts("TagKeys");
        if (keys.isEmpty()) {
            throw SqsException.invalidParameter("Tag keys must be between 1 and 50.");
        }
        keys.forEach(queue.tags()::remove);
        return Answer.EMPTY;
    }

    static Answer list(Call call) {
        return QueueActions.map(
                MapName.TAGS, new TreeMap<>(QueueUrl.resolve(call).tags()));
    }
}
