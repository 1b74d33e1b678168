package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.fifo.SequenceNumber;
import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.queue.Outgoing;
import io.connect.sqsserver.queue.Sent;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.AnswerWriter;
import io.connect.sqsserver.wire.Parameters;
import java.util.ArrayList;
import java.util.List;

/** SendMessage and SendMessageBatch. */
final class SendActions {

    private final Quotas quotas;

    SendActions(Quotas quotas) {
        this.quotas = quotas;
    }

    Answer one(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        MessageReader reader = new MessageReader(call, queue);
        Outgoing outgoing = reader.read(call.parameters());
        if (!reader.fits(outgoing.content())) {
            throw reader.tooLong("are invalid");
        }
        quotas.spend(queue, "SendMessage", List.of(outgoing), call.nowMillis());
        Sent sent = queue.queue().send(List.of(outgoing), call.nowMillis()).get(0);
        return writer -> write(writer, queue, outgoing.content(), sent);
    }

    Answer batch(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        List<Parameters> entries = Batch.entries(call, "SendMessageBatchRequestEntry");
        MessageReader reader = new MessageReader(call, queue);
        Batch batch = new Batch();
        List<String> ids = new ArrayList<>(entries.size());
        List<Outgoing> outgoing = new ArrayList<>(entries.size());
        long bytes = 0;
        for (Parameters entry : entries) {
            try {
                Outgoing message = reader.read(entry);
                bytes += message.content().sizeBytes();
                if (!reader.fits(message.content())) {
                    throw reader.tooLong("cannot be validated");
                }
                ids.add(Batch.id(entry));
                outgoing.add(message);
            } catch (SqsException e) {
                if (queue.settings().isFifo() && isOfGrouping(e)) {
                    throw SqsException.invalidParameter(e.getMessage());
                }
                batch.fail(entry, e);
            }
        }
        if (bytes > Limits.MESSAGE_BYTES) {
            throw new SqsException(
                    ErrorCode.BATCH_REQUEST_TOO_LONG,
                    "Batch requests cannot be longer than " + Limits.MESSAGE_BYTES + " bytes. You have sent " + bytes
                            + " bytes.");
        }
        quotas.spend(queue, "SendMessage", outgoing, call.nowMillis());
        List<Sent> sent = queue.queue().send(outgoing, call.nowMillis());
        return writer -> {
            writeSent(writer, queue, ids, outgoing, sent);
            batch.writeFailed(writer);
        };
    }

    /** A FIFO queue refuses a whole batch if one entry lacks a group id or a deduplication id (recorded from AWS). */
    private static boolean isOfGrouping(SqsException e) {
        return e.code() == ErrorCode.MISSING_PARAMETER && e.getMessage().contains("MessageGroupId")
                || e.getMessage().startsWith("The queue should either have ContentBasedDeduplication");
    }

    private static void writeSent(
            AnswerWriter writer, HostedQueue queue, List<String> ids, List<Outgoing> outgoing, List<Sent> sent) {
        if (sent.isEmpty()) {
            return;
        }
        writer.list("Successful", "SendMessageBatchResultEntry");
        for (int i = 0; i < sent.size(); i++) {
            writer.object();
            writer.text("Id", ids.get(i));
            write(writer, queue, outgoing.get(i).content(), sent.get(i));
            writer.endObject();
        }
        writer.endList();
    }

    private static void write(AnswerWriter writer, HostedQueue queue, Content content, Sent sent) {
        writer.utf8("MessageId", sent.id().uuid());
        writer.utf8("MD5OfMessageBody", content.bodyMd5().hex());
        if (!content.attributes().isEmpty()) {
            writer.utf8("MD5OfMessageAttributes", content.attributes().md5().hex());
        }
        if (content.traceHeader() != null) {
            writer.utf8(
                    "MD5OfMessageSystemAttributes",
                    SystemAttributes.md5(content.traceHeader()).hex());
        }
        if (queue.settings().isFifo()) {
            writer.text("SequenceNumber", SequenceNumber.text(sent.number()));
        }
    }
}
