package io.connect.sqsserver.action;

import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.json.Bytes;
import io.connect.sqsserver.json.JsonBytes;
import io.connect.sqsserver.json.JsonReader;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.service.HostedQueue;
import io.connect.sqsserver.wire.Answer;
import io.connect.sqsserver.wire.Parameters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds and removes statements in a queue's access policy. The server stores and returns permissions, but never refuses
 * a call because of them.
 */
final class PermissionActions {

    private static final String POLICY = "Policy";
    private static final String STATEMENT = "Statement";

    private PermissionActions() {}

    static Answer add(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        Parameters parameters = call.parameters();
        String label = parameters.required("Label");
        List<String> accounts = present(parameters, "AWSAccountIds");
        List<String> actions = present(parameters, "Actions");
        List<Object> statements = statements(queue);
        if (statements.stream().anyMatch(each -> isLabelled(each, label))) {
            throw SqsException.invalidValue(label, "Label", "Already exists.");
        }
        Map<String, Object> statement = new LinkedHashMap<>();
        statement.put("Sid", label);
        statement.put("Effect", "Allow");
        statement.put(
                "Principal",
                Map.of(
                        "AWS",
                        oneOrAll(accounts.stream()
                                .map(account -> "arn:aws:iam::" + account + ":root")
                                .toList())));
        statement.put(
                "Action",
                oneOrAll(actions.stream().map(action -> "SQS:" + action).toList()));
        statement.put("Resource", queue.arn());
        statements.add(statement);
        keep(call, queue, statements);
        return Answer.EMPTY;
    }

    static Answer remove(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        String label = call.parameters().required("Label");
        List<Object> statements = statements(queue);
        if (!statements.removeIf(each -> isLabelled(each, label))) {
            throw SqsException.invalidValue(label, "Label", "can't find label.");
        }
        keep(call, queue, statements);
        return Answer.EMPTY;
    }

    private static List<String> present(Parameters parameters, String name) {
        List<String> texts = parameters.texts(name);
        if (texts.isEmpty()) {
            throw SqsException.missing(name);
        }
        return texts;
    }

    private static Object oneOrAll(List<String> texts) {
        return texts.size() == 1 ? texts.get(0) : texts;
    }

    private static boolean isLabelled(Object statement, String label) {
        return statement instanceof Map<?, ?> members && label.equals(String.valueOf(members.get("Sid")));
    }

    private static List<Object> statements(HostedQueue queue) {
        String policy = queue.settings().policy();
        if (policy != null
                && JsonReader.read(Utf8.bytes(policy)) instanceof Map<?, ?> members
                && members.get(STATEMENT) instanceof List<?> statements) {
            return new ArrayList<>(statements);
        }
        return new ArrayList<>();
    }

    private static void keep(Call call, HostedQueue queue, List<Object> statements) {
        Map<String, Object> policy = new LinkedHashMap<>();
        policy.put("Version", "2008-10-17");
        policy.put("Id", queue.arn() + "/SQSDefaultPolicy");
        policy.put(STATEMENT, statements);
        Bytes text = new Bytes();
        JsonBytes.value(text, policy);
        call.service().change(queue, Map.of(POLICY, statements.isEmpty() ? "" : text.toString()), call.nowMillis());
    }
}
