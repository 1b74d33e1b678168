package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Limits;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.AnswerWriter;
import io.connect.sqsserver.wire.Parameters;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The common part of all batch actions: reads the entries and reports the failed entries. */
final class Batch {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

    private final Map<String, SqsException> failed = new LinkedHashMap<>();

    /**
     * Returns the entries of a batch.
     *
     * @param name the name of an entry, for the error message
     * @throws SqsException EmptyBatchRequest, TooManyEntriesInBatchRequest, InvalidBatchEntryId,
     *     BatchEntryIdsNotDistinct
     */
    static List<Parameters> entries(Call call, String name) {
        List<Parameters> entries = call.parameters().objects("Entries");
        if (entries.isEmpty()) {
            throw new SqsException(
                    ErrorCode.EMPTY_BATCH_REQUEST, "There should be at least one " + name + " in the request.");
        }
        if (entries.size() > Limits.BATCH_ENTRIES) {
            throw new SqsException(
                    ErrorCode.TOO_MANY_ENTRIES_IN_BATCH_REQUEST,
                    "Maximum number of entries per request are " + Limits.BATCH_ENTRIES + ". You have sent "
                            + entries.size() + ".");
        }
        Set<String> ids = new HashSet<>();
        for (Parameters entry : entries) {
            String id = entry.text("Id").orElse("");
            if (!ID.matcher(id).matches()) {
                throw new SqsException(
                        ErrorCode.INVALID_BATCH_ENTRY_ID,
                        "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It can be"
                                + " at most 80 letters long.");
            }
            if (!ids.add(id)) {
                throw new SqsException(ErrorCode.BATCH_ENTRY_IDS_NOT_DISTINCT, "Id " + id + " repeated.");
            }
        }
        return entries;
    }

    static String id(Parameters entry) {
        return entry.required("Id");
    }

    /**
     * Reads all entries, and then does what each asks for. The answer names the successful and the failed entries.
     *
     * @param reader reads an entry and returns its action
     * @throws SqsException SerializationException for a value of the wrong type; then nothing is done
     */
    static Answer each(List<Parameters> entries, String element, Function<Parameters, Runnable> reader) {
        Batch batch = new Batch();
        Map<String, Runnable> actions = new LinkedHashMap<>();
        for (Parameters entry : entries) {
            try {
                actions.put(id(entry), reader.apply(entry));
            } catch (SqsException e) {
                batch.fail(entry, e);
            }
        }
        List<String> done = new ArrayList<>(entries.size());
        actions.forEach((id, action) -> {
            try {
                action.run();
                done.add(id);
            } catch (SqsException e) {
                batch.failed.put(id, e);
            }
        });
        return writer -> {
            writeDone(writer, element, done);
            batch.writeFailed(writer);
        };
    }

    /** Remembers a refused entry. SQS reads the whole request first, so a value of the wrong type refuses all entries. */
    void fail(Parameters entry, SqsException refusal) {
        if (refusal.code() == ErrorCode.MALFORMED_REQUEST) {
            throw refusal;
        }
        failed.put(id(entry), refusal);
    }

    /** Writes the failed entries, if there are any. */
    void writeFailed(AnswerWriter writer) {
        if (failed.isEmpty()) {
            return;
        }
        writer.list("Failed", "BatchResultErrorEntry");
        failed.forEach((id, refusal) -> {
            writer.object();
            writer.text("Id", id);
            writer.flag("SenderFault", refusal.code().senderFault());
            writer.text("Code", refusal.code().queryCode());
            writer.text("Message", refusal.getMessage());
            writer.endObject();
        });
        writer.endList();
    }

    /** Writes the successful entries, with only their ids. */
    private static void writeDone(AnswerWriter writer, String element, List<String> ids) {
        if (ids.isEmpty()) {
            return;
        }
        writer.list("Successful", element);
        for (String id : ids) {
            writer.object();
            writer.text("Id", id);
            writer.endObject();
        }
        writer.endList();
    }
}
