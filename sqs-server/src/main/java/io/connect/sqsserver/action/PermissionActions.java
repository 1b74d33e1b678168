package io.connect.sqsserver.action;

import io.connect.sqsserver.error.ErrorCode;
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
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Adds and removes statements in a queue's access policy. The server stores and returns permissions, but never refuses
 * a call because of them.
 */
final class PermissionActions {

    private static final String POLICY = "Policy";
    private static final String STATEMENT = "Statement";
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_-]{1,80}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final int MOST_ACTIONS = 7;

    /** The actions that other accounts can be permitted; the API reference lists those that they cannot. */
    private static final Set<String> PERMITTED = Set.of(
            "*",
            "ChangeMessageVisibility",
            "DeleteMessage",
            "GetQueueAttributes",
            "GetQueueUrl",
            "ListDeadLetterSourceQueues",
            "PurgeQueue",
            "ReceiveMessage",
            "SendMessage");

    private PermissionActions() {}

    static Answer add(Call call) {
        HostedQueue queue = QueueUrl.resolve(call);
        Parameters parameters = call.parameters();
        String label = label(parameters);
        List<String> accounts = accounts(parameters);
        List<String> actions = actions(parameters);
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

    private static String label(Parameters parameters) {
        String label = parameters.required("Label");
        if (!LABEL.matcher(label).matches()) {
            throw SqsException.invalidValue(
                    label,
                    "Label",
                    "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
        }
        return label;
    }

    private static List<String> accounts(Parameters parameters) {
        List<String> accounts = present(parameters, "AWSAccountIds");
        accounts.stream()
                .filter(account -> !ACCOUNT.matcher(account).matches())
                .findFirst()
                .ifPresent(account -> {
                    throw SqsException.invalidValue(
                            account, "AWSAccountIds", "Must be the number of an account, with twelve digits.");
                });
        return accounts;
    }

    private static List<String> actions(Parameters parameters) {
        List<String> actions = present(parameters, "Actions");
        if (actions.size() > MOST_ACTIONS) {
            throw new SqsException(
                    ErrorCode.OVER_LIMIT,
                    actions.size() + " Actions were found, maximum allowed is " + MOST_ACTIONS + ".");
        }
        actions.stream()
                .filter(action -> !PERMITTED.contains(action))
                .findFirst()
                .ifPresent(action -> {
                    throw SqsException.invalidValue(
                            "SQS:" + action, "ActionName", "Only the queue owner is allowed to invoke this action.");
                });
        return actions;
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
        if (policy != null && JsonReader.read(Utf8.bytes(policy)) instanceof Map<?, ?> members) {
            Object statements = members.get(STATEMENT);
            // The policy language allows a single statement without a list.
            return new ArrayList<>(
                    statements instanceof List<?> list ? list : statements == null ? List.of() : List.of(statements));
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
