package io.connect.conformance.suite;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;
import io.connect.conformance.scenario.Trial;
import java.util.List;

/** Scenarios of statements that are added to the access policy by label. */
final class PermissionScenarios {

    private PermissionScenarios() {}

    static Area area() {
        Area area = new Area("Permissions");
        area.add("A permission is seen in the policy", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            add(trial, url, "read", "ReceiveMessage");
            String policy = policy(trial, url);
            trial.expect(policy.contains("\"read\"") && policy.contains("ReceiveMessage"), policy);
        });
        area.add("A label is used once", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            add(trial, url, "read", "ReceiveMessage");
            trial.expectRefused("InvalidParameterValue", () -> add(trial, url, "read", "ReceiveMessage"));
        });
        area.add("A permission goes by its label", Page.REMOVE_PERMISSION, trial -> {
            String url = trial.standard();
            add(trial, url, "read", "ReceiveMessage");
            trial.call("RemovePermission", "QueueUrl", url, "Label", "read");
            trial.expect(!policy(trial, url).contains("\"read\""), "still there");
        });
        area.add(
                "A label that is not there cannot go",
                Page.REMOVE_PERMISSION,
                trial -> trial.expectRefused(
                        "InvalidParameterValue",
                        () -> trial.call("RemovePermission", "QueueUrl", trial.standard(), "Label", "none")));
        area.add("More than seven actions are refused", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            trial.expectRefused(
                    "OverLimit",
                    () -> add(
                            trial,
                            url,
                            "many",
                            "ChangeMessageVisibility",
                            "DeleteMessage",
                            "GetQueueAttributes",
                            "GetQueueUrl",
                            "ListDeadLetterSourceQueues",
                            "PurgeQueue",
                            "ReceiveMessage",
                            "SendMessage"));
        });
        area.add("An action of the owner alone cannot be permitted", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            trial.expectRefused("InvalidParameterValue", () -> add(trial, url, "tag", "TagQueue"));
        });
        area.add("A label has letters, digits, hyphens and underscores only", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            trial.expectRefused("InvalidParameterValue", () -> add(trial, url, "to read", "ReceiveMessage"));
        });
        area.add("A permission is for accounts by their numbers", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            trial.expectRefused(() -> trial.call(
                    "AddPermission",
                    "QueueUrl",
                    url,
                    "Label",
                    "read",
                    "AWSAccountIds",
                    List.of("Alice"),
                    "Actions",
                    List.of("ReceiveMessage")));
        });
        area.add("A permission may be for all actions", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            add(trial, url, "all", "*");
            trial.expect(policy(trial, url).contains("\"all\""), policy(trial, url));
        });
        return area;
    }

    /** Uses the caller's own account, because SQS requires an existing account. */
    private static void add(Trial trial, String url, String label, String... actions) {
        String account = trial.arn(url).split(":")[4];
        trial.call(
                "AddPermission",
                "QueueUrl",
                url,
                "Label",
                label,
                "AWSAccountIds",
                List.of(account),
                "Actions",
                List.of(actions));
    }

    private static String policy(Trial trial, String url) {
        return String.valueOf(trial.attributes(url, "Policy").get("Policy"));
    }
}
