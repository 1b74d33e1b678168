package io.connect.toxiproxy.call;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.connect.toxiproxy.toxic.call.Occurrence;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RulesTest {

    private static final CallAction DROP = new CallAction.Drop();
    private static final CallAction RESET = new CallAction.Reset();
    private static final CallAction LATE = new CallAction.Delay(Duration.ofMillis(1));

    private final AtomicReference<List<InstalledToxic>> installed = new AtomicReference<>(List.of());
    private final Rules rules = new Rules(installed::get, 1);

    @Test
    void aRequestThatIsLostHasNoAnswerToMeet() {
        install(rule(Direction.DOWNSTREAM, RESET), rule(Direction.UPSTREAM, DROP));

        Rules.Verdict verdict = rules.decide(rules.now(), rule -> true);

        assertThat(verdict.request()).contains(DROP);
        assertThat(verdict.answer()).isEmpty();
        assertThat(installed.get().get(0).tally().seen()).isZero();
    }

    @Test
    void aRequestThatIsLateHasAnAnswer() {
        install(rule(Direction.UPSTREAM, LATE), rule(Direction.DOWNSTREAM, DROP));

        assertThat(rules.decide(rules.now(), rule -> true).answer()).contains(DROP);
    }

    @Test
    void theFirstRuleThatMeetsACallHasItsWay() {
        install(rule(Direction.UPSTREAM, DROP, Occurrence.nth(2)), rule(Direction.UPSTREAM, RESET));

        assertThat(rules.decide(rules.now(), rule -> true).request()).contains(RESET);
        assertThat(rules.decide(rules.now(), rule -> true).request()).contains(DROP);
        assertThat(rules.decide(rules.now(), rule -> true).request()).contains(RESET);
    }

    @Test
    void isTheSameListUntilSomethingChanges() {
        install(rule(Direction.UPSTREAM, DROP));
        List<Rule> before = rules.now();
        assertThat(rules.now()).isSameAs(before);

        install();

        assertThat(rules.now()).isEmpty();
    }

    @Test
    void toxicityDecidesForAConnectionAsAWhole() {
        InstalledToxic half = new InstalledToxic(
                1,
                Toxic.upstream(KafkaCall.of("EndTxn", Occurrence.each(), DROP)).withToxicity(0.5f),
                new Pace(0));
        List<InstalledToxic> one = List.of(half);

        long affected = LongStream.range(0, 1_000)
                .filter(seed -> !new Rules(() -> one, seed).now().isEmpty())
                .count();

        assertThat(affected).isBetween(400L, 600L);
    }

    private void install(InstalledToxic... toxics) {
        installed.set(List.of(toxics));
    }

    private static InstalledToxic rule(Direction direction, CallAction action) {
        return rule(direction, action, Occurrence.each());
    }

    private static InstalledToxic rule(Direction direction, CallAction action, Occurrence occurrence) {
        return new InstalledToxic(1, Toxic.of(direction, KafkaCall.of("EndTxn", occurrence, action)), new Pace(0));
    }
}
