package io.connect.features.lottery.run;

import io.connect.features.lottery.account.LaneAccount;
import io.connect.features.lottery.plan.Lane;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a part of a lottery, as it is kept in a file.
 *
 * @param seed the seed of the part
 * @param faults that were carried out
 * @param messages that were sent
 * @param loadSeconds how long they were being sent
 * @param settleSeconds the time from the last fault to the last arrival; the deadline when messages are missing
 * @param lanes account of each lane
 * @param foreign records that no message explains
 * @param duplicatesByFault how many duplicates each fault explains
 * @param repairs tasks and processes that were started again because they had ended by themselves
 * @param problems whatever breaks a promise, each in a line; none when the part has passed
 */
public record PartOutcome(
        long seed,
        int faults,
        long messages,
        long loadSeconds,
        long settleSeconds,
        Map<Lane, LaneAccount> lanes,
        long foreign,
        Map<String, Long> duplicatesByFault,
        List<String> repairs,
        List<String> problems) {
    /** Whether every promise held. */
    boolean passed() {
        return problems.isEmpty();
    }
}
