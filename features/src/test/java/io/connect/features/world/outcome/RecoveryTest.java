package io.connect.features.world.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.features.world.messages.Sent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Ten messages a second, each with the delay that the test sets for its second. The fault lasts from second 10 to 20. */
class RecoveryTest {
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);

    /** Such clocks may be negative and may overflow. */
    private static final long START = Long.MAX_VALUE - 15 * SECOND;

    private static final int PER_SECOND = 10;
    private static final Duration ALLOWED = Duration.ofSeconds(30);

    private final List<Sent> sent = new ArrayList<>();
    private final Map<String, Long> seen = new HashMap<>();

    @Test
    void knowsTheUsualLatency() {
        send(0, 60, second -> 0.02);

        assertThat(usual()).hasToString("10/s and p95 20 ms");
    }

    @Test
    void nothingIsUsualWhereNothingArrives() {
        assertThat(Recovery.toWhatWas(passage(), START)).isEmpty();
    }

    @Test
    void isAtOnceWhereNothingWasDisturbed() {
        send(0, 60, second -> 0.02);

        assertThat(seconds(60)).hasValue(0);
    }

    @Test
    void beginsWithTheFirstTenGoodSeconds() {
        // Messages sent from second 10 to 22 arrive in second 23. From then on every message arrives without delay.
        send(0, 60, second -> second >= 10 && second < 23 ? 23 - second : 0.02);

        assertThat(seconds(60)).hasValue(4);
    }

    @Test
    void isNotThereBeforeItsTenSecondsAreOver() {
        send(0, 60, second -> 0.02);

        assertThat(seconds(29)).isEmpty();
        assertThat(seconds(30)).hasValue(0);
    }

    @Test
    void toleratesTheMachinesShareOfLatency() {
        send(0, 60, second -> second < 20 ? 0.02 : 0.25);

        assertThat(seconds(60)).hasValue(0);
    }

    @Test
    void neverComesWhereMessagesStaySlow() {
        send(0, 60, second -> second < 20 ? 0.02 : 0.3);

        assertThat(seconds(60)).isEmpty();
    }

    @Test
    void neverComesWhereMessagesStayAway() {
        send(0, 60, second -> 0.02);
        Recovery before = usual();
        sent.stream().filter(message -> message.order() % 5 == 0).forEach(message -> seen.remove(message.body()));

        assertThat(before.seconds(passage(), at(20), ALLOWED, at(60))).isEmpty();
    }

    @Test
    void expectsNoMoreThanWasSent() {
        send(0, 20, second -> 0.02);
        int before = sent.size();
        send(20, 60, second -> 0.02);
        sent.removeIf(message -> message.order() >= before && message.order() % 2 == 0);

        assertThat(seconds(60)).hasValue(0);
    }

    @Test
    void isTooLateAfterTheTimeAllowed() {
        send(0, 90, second -> second >= 10 && second < 55 ? 5 : 0.02);

        assertThat(seconds(90)).isEmpty();
    }

    @Test
    void missesMessagesThatHaveNotArrivedInTime() {
        send(0, 3, second -> second == 1 ? 60 : 0.02);
        seen.remove("body-0");

        assertThat(passage().missing(at(2), at(30)))
                .extracting(Sent::body)
                .hasSize(1 + PER_SECOND)
                .contains("body-0", "body-10", "body-19");
        assertThat(passage().missing(at(1), at(30))).extracting(Sent::body).containsExactly("body-0");
    }

    private Recovery usual() {
        return Recovery.toWhatWas(passage(), START).orElseThrow();
    }

    private OptionalDouble seconds(int now) {
        return usual().seconds(passage(), at(20), ALLOWED, at(now));
    }

    private Recovery.Passage passage() {
        return new Recovery.Passage(sent, seen);
    }

    private static long at(int second) {
        return START + second * SECOND;
    }

    private void send(int fromSecond, int toSecond, IntToDoubleFunction lateSeconds) {
        for (int second = fromSecond; second < toSecond; second++) {
            for (int i = 0; i < PER_SECOND; i++) {
                long order = sent.size();
                long atNanos = at(second) + i * SECOND / PER_SECOND;
                sent.add(new Sent("queue", null, order, "body-" + order, "id-" + order, atNanos));
                seen.put("body-" + order, atNanos + (long) (lateSeconds.applyAsDouble(second) * SECOND));
            }
        }
    }
}
