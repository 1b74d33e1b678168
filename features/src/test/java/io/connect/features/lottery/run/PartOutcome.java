package io.connect.features.lottery.run;

import io.connect.features.lottery.account.LaneAccount;
import io.connect.features.lottery.plan.Lane;
import java.util.List;
import java.util.Map;

/**
 * The outcome of a part of a lottery, as stored in a file.
 *
 * @param seed the seed of the part
 * @param faults the number of faults that were carried out
 * @param messages the number of messages that were sent
 * @param loadSeconds how long messages were sent
 * @param settleSeconds the time from the last fault to the last arrival; the deadline when messages are missing
 * @param lanes account of each lane
 * @param foreign records that belong to no message
 * @param duplicatesByFault the number of duplicates that each fault explains
 * @param repairs the number of restarts of tasks and processes that had ended by themselves
 * @param problems a line for each broken promise; empty if the part has passed
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
    /** Whether a part with this many faults and messages has already passed. */
    boolean passedWith(int wantedFaults, long wantedMessages) {
        return passed() && faults == wantedFaults && messages == wantedMessages;
    }

    /** Whether every promise held. */
    boolean passed() {
        return problems.isEmpty();
    }
}
