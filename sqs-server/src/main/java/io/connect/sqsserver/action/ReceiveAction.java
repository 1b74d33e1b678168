package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.queue.Delivery;
import io.connect.sqsserver.queue.Receive;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.Parameters;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** ReceiveMessage. */
final class ReceiveAction implements Action {

    private static final long SECOND_MILLIS = 1_000;
    private static final String ATTEMPT = "ReceiveRequestAttemptId";

    private final Quotas quotas;

    ReceiveAction(Quotas quotas) {
        this.quotas = quotas;
    }

    @Override
    public void run(Call call, Reply reply) {
        HostedQueue queue = QueueUrl.resolve(call);
        Parameters parameters = call.parameters();
        MessagesWriter messages = messages(parameters, queue);
        Receive receive = receive(parameters, queue);
        long waitMillis = seconds(parameters, "WaitTimeSeconds", Limits.WAIT_SECONDS)
                .orElse(queue.settings().waitMillis());
        quotas.spend(queue, "ReceiveMessage", List.of(), call.nowMillis());
        if (waitMillis == 0) {
            List<Delivery> deliveries = queue.queue().receive(receive, call.nowMillis());
            answer(reply, queue, messages, deliveries);
            return;
        }
        Runnable cancel = queue.queue()
                .receive(
                        receive,
                        waitMillis,
                        call.nowMillis(),
                        deliveries -> answer(reply, queue, messages, deliveries));
        reply.onAbandoned(cancel);
    }

    private static void answer(Reply reply, HostedQueue queue, MessagesWriter messages, List<Delivery> deliveries) {
        Answer answer = writer -> messages.write(writer, deliveries);
        reply.answer(answer, nowMillis -> queue.queue().restore(deliveries, nowMillis));
    }

    private static MessagesWriter messages(Parameters parameters, HostedQueue queue) {
        List<String> system = new ArrayList<>(parameters.texts("AttributeNames"));
        system.addAll(parameters.texts("MessageSystemAttributeNames"));
        return new MessagesWriter(
                new SystemAttributes(system, queue.settings().isFifo()),
                new AttributeFilter(parameters.texts("MessageAttributeNames")));
    }

    private static Receive receive(Parameters parameters, HostedQueue queue) {
        OptionalInt max = parameters.integer(
                "MaxNumberOfMessages",
                1,
                Limits.BATCH_ENTRIES,
                "Must be between 1 and " + Limits.BATCH_ENTRIES + ", if provided.");
        Optional<String> attempt = MessageReader.identifier(parameters, ATTEMPT);
        attempt.filter(id -> !queue.settings().isFifo()).ifPresent(id -> {
            throw SqsException.invalidValue(
                    id, ATTEMPT, "The request include parameter that is not valid for this queue type.");
        });
        return new Receive(
                max.orElse(1),
                seconds(parameters, "VisibilityTimeout", Limits.VISIBILITY_SECONDS)
                        .orElse(queue.settings().visibilityMillis()),
                attempt.orElse(null));
    }

    private static Optional<Long> seconds(Parameters parameters, String name, int highest) {
        OptionalInt seconds = parameters.integer(name, 0, highest, "Must be >= 0 and <= " + highest + ", if provided.");
        return seconds.isPresent() ? Optional.of(seconds.getAsInt() * SECOND_MILLIS) : Optional.empty();
    }
}
