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
            add(trial, url, "read");
            String policy = policy(trial, url);
            trial.expect(policy.contains("\"read\"") && policy.contains("ReceiveMessage"), policy);
        });
        area.add("A label is used once", Page.ADD_PERMISSION, trial -> {
            String url = trial.standard();
            add(trial, url, "read");
            trial.expectRefused("InvalidParameterValue", () -> add(trial, url, "read"));
        });
        area.add("A permission goes by its label", Page.REMOVE_PERMISSION, trial -> {
            String url = trial.standard();
            add(trial, url, "read");
            trial.call("RemovePermission", "QueueUrl", url, "Label", "read");
            trial.expect(!policy(trial, url).contains("\"read\""), "still there");
        });
        area.add(
                "A label that is not there cannot go",
                Page.REMOVE_PERMISSION,
                trial -> trial.expectRefused(
                        "InvalidParameterValue",
                        () -> trial.call("RemovePermission", "QueueUrl", trial.standard(), "Label", "none")));
        return area;
    }

    /** Uses the caller's own account, because SQS requires an existing account. */
    private static void add(Trial trial, String url, String label) {
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
                List.of("ReceiveMessage"));
    }

    private static String policy(Trial trial, String url) {
        return String.valueOf(trial.attributes(url, "Policy").get("Policy"));
    }
}
