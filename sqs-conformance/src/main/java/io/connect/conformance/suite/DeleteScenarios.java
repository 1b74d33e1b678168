package io.connect.conformance.suite;

import io.connect.conformance.scenario.Area;
import io.connect.conformance.scenario.Page;

/** Scenarios of deleting messages. */
final class DeleteScenarios {

    private DeleteScenarios() {}

    static Area area() {
        Area area = new Area("Deleting");
        area.add("A deleted message does not come back", Page.DELETE_MESSAGE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            trial.delete(url, trial.receiveOne(url, "VisibilityTimeout", 1).text("ReceiptHandle"));
            trial.pause(1_500);
            trial.expectNothing(url);
        });
        area.add("A message is deleted twice without an error", Page.DELETE_MESSAGE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url).text("ReceiptHandle");
            trial.delete(url, handle);
            trial.delete(url, handle);
        });
        area.add("A message that is visible again is deleted with its last handle", Page.DELETE_MESSAGE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String handle = trial.receiveOne(url, "VisibilityTimeout", 0).text("ReceiptHandle");
            trial.delete(url, handle);
            trial.expectNothing(url);
        });
        area.add("A handle that is not the last succeeds and deletes nothing", Page.DELETE_MESSAGE, trial -> {
            String url = trial.standard();
            trial.send(url, "m");
            String first = trial.receiveOne(url, "VisibilityTimeout", 0).text("ReceiptHandle");
            String second = trial.receiveOne(url).text("ReceiptHandle");
            trial.delete(url, first);
            trial.changeVisibility(url, second, 0);
            trial.receiveOne(url);
        });
        area.add(
                "A handle that is none is refused",
                Page.DELETE_MESSAGE,
                trial -> trial.expectRefused(
                        "ReceiptHandleIsInvalid", () -> trial.delete(trial.standard(), "no-handle")));
        area.add(
                "A handle that is missing is refused",
                Page.DELETE_MESSAGE,
                trial -> trial.expectRefused(
                        "MissingParameter", () -> trial.call("DeleteMessage", "QueueUrl", trial.standard())));
        area.add("A queue that is not there is named as the reason", Page.DELETE_MESSAGE, trial -> {
            String url = trial.standard();
            trial.expectRefused("QueueDoesNotExist", () -> trial.delete(url + "-not", "handle"));
        });
        return area;
    }
}
