package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.service.HostedQueue;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds the queue of a call. Only the last part of the URL counts, because the host may be a proxy. A slash at the end
 * means nothing: the samples of the API reference have one.
 */
final class QueueUrl {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final String PARAMETER = "QueueUrl";

    private QueueUrl() {}

    /**
     * Finds the queue by the parameter QueueUrl, or by the path in the query protocol.
     *
     * @throws SqsException QueueDoesNotExist, InvalidAddress, MissingParameter
     */
    static HostedQueue resolve(Call call) {
        Optional<String> url = call.parameters().text(PARAMETER);
        if (url.isEmpty() && !call.parameters().isTyped()) {
            url = call.path().filter(path -> path.length() > 1);
        }
        String address = url.filter(text -> !text.isEmpty()).orElseThrow(() -> SqsException.missing(PARAMETER));
        String whole = address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
        String name = whole.substring(whole.lastIndexOf('/') + 1);
        if (!NAME.matcher(name).matches()) {
            throw new SqsException(
                    ErrorCode.INVALID_ADDRESS, "The address " + address + " is not valid for this endpoint.");
        }
        return named(call, name);
    }

    /**
     * Finds the queue with this name.
     *
     * @throws SqsException QueueDoesNotExist
     */
    static HostedQueue named(Call call, String name) {
        return call.service().find(name).orElseThrow(QueueUrl::absent);
    }

    static SqsException absent() {
        return new SqsException(ErrorCode.QUEUE_DOES_NOT_EXIST, "The specified queue does not exist.");
    }
}
