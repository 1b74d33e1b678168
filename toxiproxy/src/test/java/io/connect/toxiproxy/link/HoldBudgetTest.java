package io.connect.toxiproxy.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class HoldBudgetTest {

    private static final long MIB = 1024 * 1024;

    private final HoldBudget budget = new HoldBudget(100 * MIB);

    @Test
    void aSingleLinkGetsHalf() {
        assertThat(takeAllItMay(0)).isEqualTo(50 * MIB);
    }

    @Test
    void freeRoomIsSharedByLaterConnections() {
        long first = takeAllItMay(0);
        long second = takeAllItMay(0);

        assertThat(first + second).isLessThan(100 * MIB);
        assertThat(second).isEqualTo(25 * MIB);
        assertThat(budget.allows(first))
                .as("the first link waits while it holds more than is free")
                .isFalse();
        assertThat(budget.heldBytes()).isEqualTo(first + second);
    }

    @Test
    void everyLinkIsGuaranteedALittle() {
        budget.change(200 * MIB);

        assertThat(budget.allows(HoldBudget.GUARANTEED_BYTES - 1)).isTrue();
        assertThat(budget.allows(HoldBudget.GUARANTEED_BYTES)).isFalse();
    }

    @Test
    void bytesGivenBackAreFreeAgain() {
        budget.change(100 * MIB);
        budget.change(-90 * MIB);

        assertThat(budget.allows(80 * MIB)).isTrue();
    }

    @Test
    void saysThatABudgetOfNothingIsNone() {
        assertThatThrownBy(() -> new HoldBudget(0)).hasMessage("limitBytes must be at least 1, but is 0");
    }

    private long takeAllItMay(long own) {
        long taken = own;
        while (budget.allows(taken)) {
            budget.change(MIB);
            taken += MIB;
        }
        return taken;
    }
}
