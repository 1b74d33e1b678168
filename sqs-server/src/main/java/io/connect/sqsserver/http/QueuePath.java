package io.connect.sqsserver.http;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import java.util.Set;

/** Refuses actions on all queues when the query protocol calls them at the URL of one queue. */
final class QueuePath {

    private static final Set<String> OF_ALL_QUEUES = Set.of("CreateQueue", "ListQueues");

    private QueuePath() {}

    /**
     * Refuses an action that is not valid for the path (recorded from AWS).
     *
     * @throws SqsException InvalidAction
     */
    static void require(String path, RequestReader.ActionRequest request) {
        boolean ofQueue = path.indexOf('/', 1) > 0;
        if (ofQueue && !request.parameters().isTyped() && OF_ALL_QUEUES.contains(request.action())) {
            throw new SqsException(
                    ErrorCode.UNKNOWN_OPERATION, "The action " + request.action() + " is not valid for this endpoint.");
        }
    }
}
