package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Ledger;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlacementTest {

    /** A low rate for a short time is rounded to no message. A backlog can follow. */
    @Test
    void aLoadWithoutMessagesHoldsNone() {
        LoadPlan nothing = new LoadPlan(List.of(new LoadPhase("steady", 0.01, Duration.ofSeconds(10))), 10);
        Placement placement =
                new Placement(new OfferedLoad(new Ledger(), nothing, 0, 0), 1, new MessageGroups(0, 1, 0));

        assertThat(placement.holds(0)).isFalse();
    }
}
