package io.connect.sqs.inflight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InFlightBudgetTest {

    private final InFlightBudget budget = InFlightBudget.strict(100, 1_000);
    private final List<String> granted = new ArrayList<>();

    @Test
    void roomGoesToWhoWaitedLongest() {
        assertThat(reserve("a", 600)).isTrue();
        assertThat(reserve("b", 600)).isFalse();
        assertThat(reserve("c", 600)).isFalse();

        budget.release(10, 600);
        assertThat(granted).containsExactly("b");
        assertThat(reserve("a", 600))
                .as("the releaser does not get budget before the waiting callers")
                .isFalse();

        budget.release(10, 600);
        budget.release(10, 600);
        assertThat(granted).containsExactly("b", "c", "a");
        assertThat(budget.bytes()).isEqualTo(600);
    }

    @Test
    void laterRequestsWaitBehindEvenIfTheyWouldFit() {
        reserve("a", 600);
        reserve("b", 600);

        assertThat(reserve("c", 100)).isFalse();

        budget.release(10, 600);
        assertThat(granted).containsExactly("b", "c");
        assertThat(budget.messages()).isEqualTo(20);
        assertThat(budget.bytes()).isEqualTo(700);
    }

    @Test
    void anEstimateAboveTheWholeBudgetIsGrantedToAnEmptyTaskOnly() {
        assertThat(reserve("a", 5_000)).isTrue();
        assertThat(reserve("b", 5_000)).isFalse();

        budget.release(10, 5_000);

        assertThat(granted).containsExactly("b");
    }

    /** A reservation that came later would stay for ever: its caller no longer wants it. */
    @Test
    void aReservationForNowIsNotMadeLater() {
        reserve("a", 600);
        assertThat(budget.tryReserveNow(10, 600)).isFalse();

        budget.release(10, 600);

        assertThat(budget.messages()).isZero();
        assertThat(budget.tryReserveNow(10, 600)).isTrue();
        assertThat(budget.bytes()).isEqualTo(600);
    }

    @Test
    void aReservationForNowPassesNoOther() {
        reserve("a", 600);
        reserve("b", 600);

        assertThat(budget.tryReserveNow(10, 100)).isFalse();
    }

    @Test
    void messagesAreAnExactBound() {
        for (int i = 0; i < 10; i++) {
            assertThat(reserve("a", 1)).isTrue();
        }
        assertThat(reserve("b", 1)).isFalse();
    }

    /** With a long round trip, most messages are on their way; they must not limit the rate. */
    @Test
    void receivesInProgressLeaveRoomForTheMessagesThatTheyFollow() {
        InFlightBudget following = InFlightBudget.followingReceives(100, 1_000_000);
        for (int i = 0; i < 50; i++) {
            assertThat(following.tryReserveNow(10, 1)).isTrue();
        }
        // 100 received messages, and 400 more that are on their way, leave room for 300 more received ones.
        endReceives(following, 10);
        for (int i = 0; i < 30; i++) {
            receiveTen(following);
        }

        assertThat(following.messages()).isEqualTo(800);
        endReceives(following, 31);
        assertThat(following.tryReserveNow(10, 1))
                .as("90 messages are on their way, and 710 were received")
                .isFalse();
    }

    @Test
    void withoutReceivesInProgressTheLimitIsTheSame() {
        InFlightBudget following = InFlightBudget.followingReceives(100, 1_000_000);
        for (int i = 0; i < 10; i++) {
            receiveTen(following);
        }

        assertThat(following.tryReserve(10, 1, () -> granted.add("waiting"))).isFalse();

        following.release(10, 1);
        assertThat(granted).containsExactly("waiting");
    }

    @Test
    void receivesThatBringNothingGiveTheirRoomBack() {
        InFlightBudget following = InFlightBudget.followingReceives(100, 1_000_000);
        for (int i = 0; i < 20; i++) {
            assertThat(following.tryReserveNow(10, 1)).isTrue();
            following.endReceive(10, 10, 1);
        }

        assertThat(following.messages()).isZero();
        assertThat(following.bytes()).isZero();
    }

    /** Messages of 1 KB with the default limits, 2,000 receives and as many deletes. Each message counts 2.5 KB until it is acknowledged. */
    @Test
    void theHeapOfSmallMessagesDoesNotLimitADistantQueue() {
        InFlightBudget defaults = InFlightBudget.followingReceives(10_000, 64L << 20);
        for (int i = 0; i < 2_000; i++) {
            assertThat(defaults.tryReserveNow(10, 10_240)).isTrue();
        }
        for (int i = 0; i < 2_000; i++) {
            assertThat(defaults.tryReserveNow(10, 10_240)).as("deleted soon").isTrue();
            defaults.endReceive(10, 0, 10_240);
        }
        for (int i = 0; i < 1_000; i++) {
            assertThat(defaults.tryReserveNow(10, 10_240))
                    .as("not acknowledged")
                    .isTrue();
            defaults.endReceive(10, 0, -15_360);
        }
    }

    /** A receive that brings all that it has reserved. */
    private static void receiveTen(InFlightBudget budget) {
        assertThat(budget.tryReserveNow(10, 1)).isTrue();
        budget.endReceive(10, 0, 0);
    }

    private static void endReceives(InFlightBudget budget, int receives) {
        for (int i = 0; i < receives; i++) {
            budget.endReceive(10, 0, 0);
        }
    }

    private boolean reserve(String name, long bytes) {
        return budget.tryReserve(10, bytes, () -> granted.add(name));
    }
}
