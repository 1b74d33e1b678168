package io.connect.bench.arrival;

import io.connect.bench.payload.Bodies;
import io.connect.bench.scenario.RecordRule;
import java.util.function.LongToIntFunction;

/**
 * The records that must arrive, by the plan.
 *
 * @param run name of the run inside its messages
 * @param producer number of the producer whose messages count
 * @param shared whether other producers' records arrive in the same topic, which count theirs themselves
 * @param rule the rule that each record must follow
 * @param bodies makes the values
 * @param groupOf number of a message to that of its message group
 */
public record ExpectedRecords(
        String run, int producer, boolean shared, RecordRule rule, Bodies bodies, LongToIntFunction groupOf) {

    /** Whether records that belong to no message are counted here; of several readers of a topic one does. */
    boolean countsForeign() {
        return !shared || producer == 0;
    }
}
