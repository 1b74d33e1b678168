package io.connect.bench.arrival;

import io.connect.bench.payload.Bodies;
import io.connect.bench.payload.MessageIdentity;
import io.connect.bench.scenario.RecordRule;
import java.util.function.LongToIntFunction;

/**
 * The records that must arrive according to the plan.
 *
 * @param run name of the run inside its messages
 * @param producer number of the producer whose messages count
 * @param shared whether records of other producers arrive in the same topic; each producer's bench counts its own
 * @param rule the rule that each record must follow
 * @param bodies makes the expected values
 * @param groupOf maps the number of a message to the number of its message group
 */
public record ExpectedRecords(
        String run, int producer, boolean shared, RecordRule rule, Bodies bodies, LongToIntFunction groupOf) {

    /** Whether a message of the run is counted here, and not by another reader of the topic. */
    boolean counts(MessageIdentity message) {
        return !shared || message.producer() == producer;
    }

    /** Whether records that belong to no message are counted here. Of several readers of a topic, only one counts them. */
    boolean countsForeign() {
        return !shared || producer == 0;
    }
}
