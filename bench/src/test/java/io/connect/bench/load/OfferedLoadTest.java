package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.load.SendBatchResponse.Accepted;
import io.connect.bench.load.SendBatchResponse.Rejected;
import io.connect.reports.model.Account;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OfferedLoadTest {

    private final Ledger ledger = new Ledger();
    private final LoadPlan plan = new LoadPlan(List.of(new LoadPhase("steady", 4, Duration.ofSeconds(1))), 2);
    private final OfferedLoad offer = new OfferedLoad(ledger, plan, 100, 0);

    @Test
    void takesDownEachEntryOfABatchByItsOwnOutcome() {
        offer.sent(1, 500, 510);
        offer.answered(
                1, new SendBatchResponse(List.of(new Rejected("Throttled", "slow"), new Accepted("m", "7"))), 520);

        assertThat(ledger.progress().sent()).isEqualTo(2);
        assertThat(ledger.progress().accepted()).isEqualTo(1);
        assertThat(ledger.delivered(OfferedLoad.PRODUCER, 103, 0, 600).intendedMicros())
                .isEqualTo(500);
        assertThat(offer.problems()).isEqualTo(Map.of("refused with Throttled: slow", 1L));
    }

    @Test
    void countsARefusedCallAsNoMessageInTheQueue() {
        offer.sent(0, 0, 0);
        offer.refused(0, "HTTP 400", 5);

        assertThat(close().accepted()).isZero();
        assertThat(close().lost()).isZero();
        assertThat(offer.problems()).isEqualTo(Map.of("refused, HTTP 400", 2L));
    }

    @Test
    void doesNotCallAMessageLostWhoseSendWasNeverAnswered() {
        offer.sent(0, 0, 0);
        offer.unanswered(0, "no answer came", 60_000_000);

        assertThat(close().lost()).isZero();
        assertThat(ledger.progress().waiting()).isZero();
    }

    private Account close() {
        return ledger.close(new Closing(List.of(), Long.MAX_VALUE, 0)).account();
    }
}
