package io.connect.bench.scenario.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.unit.DurationText;

/** Prints what a fault does, in the words of scenarios.yaml. */
final class ScenarioFaultJson {

    private static final String KEY = "fault";

    private ScenarioFaultJson() {}

    static void put(ObjectNode json, FaultAction action) {
        if (action instanceof FaultAction.Named named) {
            json.put(KEY, named.name());
        } else if (action instanceof FaultAction.Latency latency) {
            spelled(json, action)
                    .put("delay", DurationText.print(latency.delay()))
                    .put("jitter", DurationText.print(latency.jitter()));
        } else if (action instanceof FaultAction.Cap cap) {
            spelled(json, action).put("rate", cap.rate().toString()).put("shared", cap.shared());
        } else if (action instanceof FaultAction.Throttle throttle) {
            spelled(json, action).put("above", throttle.above().toString());
        } else if (action instanceof FaultAction.HttpError error) {
            spelled(json, action)
                    .put("status", error.status())
                    .put("code", error.code())
                    .put("share", error.share().toString());
        } else if (action instanceof FaultAction.HttpDelay delay) {
            spelled(json, action).put("delay", DurationText.print(delay.delay()));
        } else if (action instanceof FaultAction.Cpu cpu) {
            spelled(json, action).put("cores", cpu.cores());
        } else {
            json.put(KEY, action.kind());
        }
    }

    private static ObjectNode spelled(ObjectNode json, FaultAction action) {
        return json.putObject(KEY).putObject(action.kind());
    }
}
