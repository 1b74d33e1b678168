package io.connect.bench.fault.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.unit.Percent;
import io.connect.toxiproxy.toxic.call.Tally;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The calls that show that a fault of calls was in effect. */
class CallFaultTest {

    @Test
    void changedCallsCount() {
        assertThat(ofTwoCalls(new WhichCalls(Optional.of(2), Optional.empty(), Optional.empty())))
                .isEqualTo(1);
        assertThat(ofTwoCalls(new WhichCalls(Optional.of(3), Optional.empty(), Optional.empty())))
                .isZero();
    }

    @Test
    void eachCallThatAShareCouldChangeCounts() {
        assertThat(ofTwoCalls(new WhichCalls(Optional.empty(), Optional.empty(), Optional.of(new Percent(0)))))
                .isEqualTo(2);
    }

    private static long ofTwoCalls(WhichCalls which) {
        AwsCall fault =
                new AwsCall("GetObject", new CallAct.Drop(), CallSide.ANSWER, Optional.of(which), Optional.empty());
        Tally tally = new Tally();
        for (int call = 0; call < 2; call++) {
            tally.meets(fault.settings().occurrence(), new Random(1));
        }
        return fault.calls(tally);
    }
}
