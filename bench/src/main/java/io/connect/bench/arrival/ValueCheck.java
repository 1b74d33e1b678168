package io.connect.bench.arrival;

import io.connect.bench.ledger.CheckedRecord.Value;
import io.connect.bench.payload.Bodies;
import io.connect.bench.payload.Scratch;
import io.connect.bench.scenario.RecordRule;
import java.util.Arrays;

/**
 * Compares the value of a record, byte by byte, with the value that the plan requires. A correct value costs a copy and a
 * comparison; only a wrong value is examined further. Not thread-safe.
 */
final class ValueCheck {

    private final Bodies bodies;
    private final RecordRule.Value rule;
    private final Scratch right = new Scratch();

    ValueCheck(Bodies bodies, RecordRule.Value rule) {
        this.bodies = bodies;
        this.rule = rule;
    }

    /** Compares the value of a message's record with the expected one. */
    Value of(byte[] value, long seq, int group, long intendedMicros) {
        if (rule == RecordRule.Value.ANY) {
            return Value.RIGHT;
        }
        bodies.expect(seq, group, intendedMicros, right);
        if (right.is(value)) {
            return Value.RIGHT;
        }
        BodyWithin found = BodyWithin.of(value, right::at, right.length());
        if (found.isWhole()) {
            return rule == RecordRule.Value.WITHIN ? Value.RIGHT : Value.ALTERED;
        }
        if (bodies.unpacked() && isAsItTravelled(value, bodies.encode(seq, group, intendedMicros))) {
            return Value.UNCONVERTED;
        }
        if (found.isWithoutData(right::at)) {
            return Value.EMPTY;
        }
        return found.isCut() ? Value.CUT : Value.ALTERED;
    }

    private static boolean isAsItTravelled(byte[] value, byte[] body) {
        return Arrays.equals(value, body)
                || body[0] == '{'
                        && BodyWithin.of(value, index -> body[index], body.length)
                                .isWhole();
    }
}
