package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Lane;
import java.util.List;
import java.util.Map;

/**
 * The account of a part.
 *
 * @param lanes account of each lane
 * @param foreign records that belong to no message of the part
 * @param findings all findings that break a promise
 * @param duplicates every additional record of a message, allowed or not
 */
public record Judgement(Map<Lane, LaneAccount> lanes, long foreign, List<Finding> findings, List<Finding> duplicates) {
    public Judgement {
        lanes = Map.copyOf(lanes);
        findings = List.copyOf(findings);
        duplicates = List.copyOf(duplicates);
    }

    /** Whether every promise holds. */
    public boolean holds() {
        return foreign == 0
                && lanes.entrySet().stream()
                        .allMatch(entry -> entry.getValue().holds(entry.getKey().exactlyOnce()));
    }
}
