package io.connect.features.world.outcome;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.connect.features.world.messages.Sent;
import io.connect.features.world.topics.Arrived;
import io.connect.testbed.sqs.QueueDepth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccountTest {
    private static final List<Sent> THREE = List.of(sent("g", 0, "a"), sent("g", 1, "b"), sent("h", 2, "c"));

    @Test
    void countsMessagesThatArrivedOnceTwiceAndNever() {
        Account account = Account.of(THREE, arrived("a", "b", "a"), List.of(), QueueDepth.EMPTY);
        assertThat(account).isEqualTo(new Account(3, 2, 1, 0, 0, 0, 1, 0));
    }

    @Test
    void aMessageLeftInItsQueueOrDeadLetteredIsNotLost() {
        Account account = Account.of(THREE, arrived("a"), arrived("b"), new QueueDepth(0, 1, 0));
        assertThat(account).isEqualTo(new Account(3, 1, 0, 0, 1, 1, 0, 0));
    }

    @Test
    void countsReordersWithinAGroupOnly() {
        assertThat(Account.of(THREE, arrived("c", "a", "b"), List.of(), QueueDepth.EMPTY)
                        .reordered())
                .isZero();
        assertThat(Account.of(THREE, arrived("b", "a", "c"), List.of(), QueueDepth.EMPTY)
                        .reordered())
                .isOne();
    }

    @Test
    void aRecordThatNobodySentIsUnknown() {
        assertThat(Account.of(THREE, arrived("a", "b", "c", "z"), List.of(), QueueDepth.EMPTY)
                        .unknown())
                .isOne();
    }

    @Test
    void aMistypedColumnIsRefused() {
        Account account = Account.of(THREE, List.of(), List.of(), QueueDepth.EMPTY);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> account.column("delivred"))
                .withMessageContaining("delivred")
                .withMessageContaining("left in queue");
    }

    private static Sent sent(String group, long order, String body) {
        return new Sent("queue", group, order, body, "id-" + order, 0);
    }

    private static List<Arrived> arrived(String... bodies) {
        return List.of(bodies).stream()
                .map(body -> new Arrived("topic", 0, 0, null, body, Map.of()))
                .toList();
    }
}
