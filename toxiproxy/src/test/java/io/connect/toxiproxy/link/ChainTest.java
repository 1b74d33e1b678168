package io.connect.toxiproxy.link;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.LimitData;
import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.ResetPeer;
import io.connect.toxiproxy.toxic.Slicer;
import io.connect.toxiproxy.toxic.SlowClose;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ChainTest {

    private static final long START = TimeUnit.SECONDS.toNanos(50);

    private final StringBuilder received = new StringBuilder();
    private String end = "";
    private int pieces;
    private long waitedByteMillis;
    private final Chain chain = new Chain(
            new ChainOutput() {
                @Override
                public void data(ByteBuf bytes) {
                    pieces++;
                    received.append(bytes.toString(UTF_8));
                    bytes.release();
                }

                @Override
                public void waited(int sizeBytes, long nanos) {
                    waitedByteMillis += sizeBytes * TimeUnit.NANOSECONDS.toMillis(nanos);
                }

                @Override
                public void end(boolean reset) {
                    end += reset ? "reset" : "end";
                }
            },
            42);
    private final List<InstalledToxic> toxics = new ArrayList<>();

    @Test
    void withoutToxicsPassesAtOnce() {
        send("abc", 0);
        chain.end(START);

        assertThat(received).hasToString("abc");
        assertThat(end).isEqualTo("end");
        assertThat(chain.nextNanos()).isEqualTo(Stage.NEVER);
    }

    @Test
    void latenciesAddUpAndLateTimersDoNot() {
        install(new Latency(100, 0), new Latency(50, 0));
        send("abc", 0);

        // The timer for the first toxic is 30 ms late; the second toxic's planned time is unchanged.
        chain.pump(at(130));

        assertThat(chain.nextNanos()).isEqualTo(at(150));
        chain.pump(at(150));
        assertThat(received).hasToString("abc");
        assertThat(waitedByteMillis).isEqualTo(3 * 150);
    }

    @Test
    void tellsHowMuchLaterThanPlannedBytesReallyLeave() {
        install(new Latency(100, 0));
        send("abc", 0);

        chain.pump(at(170));

        assertThat(waitedByteMillis).isEqualTo(3 * 170);
    }

    @Test
    void theEndWaitsForTheDataBeforeIt() {
        install(new Latency(100, 0));
        send("abc", 0);
        chain.end(at(10));

        assertThat(end).isEmpty();
        chain.pump(at(100));
        assertThat(received).hasToString("abc");
        assertThat(end).isEqualTo("end");
    }

    @Test
    void removingAToxicFlushesItIntoTheNext() {
        install(new Latency(60_000, 0), new Latency(10, 0));
        send("abc", 0);

        remove(0, at(5));

        assertThat(received).isEmpty();
        chain.pump(at(15));
        assertThat(received).hasToString("abc");
    }

    @Test
    void anUpdateTimesWaitingBytesAnewFromTheirArrival() {
        install(new Latency(60_000, 0));
        send("a", 0);
        send("b", 20);

        update(0, new Latency(50, 0), at(30));

        chain.pump(at(50));
        assertThat(received).hasToString("a");
        chain.pump(at(70));
        assertThat(received).hasToString("ab");
    }

    @Test
    void anUpdateKeepsAnEndThatIsOnItsWay() {
        install(new SlowClose(60_000));
        send("a", 0);
        chain.end(at(10));

        update(0, new SlowClose(20), at(15));

        chain.pump(at(30));
        assertThat(end).isEqualTo("end");
    }

    @Test
    void removingSlowCloseEndsAtOnce() {
        install(new SlowClose(60_000));
        chain.end(at(10));

        remove(0, at(11));

        assertThat(end).isEqualTo("end");
    }

    @Test
    void removingTimeoutEndsTheLink() {
        install(new Timeout(0), new Latency(10, 0));
        send("lost", 0);

        remove(0, at(5));

        assertThat(end).isEqualTo("end");
        assertThat(received).isEmpty();
    }

    @Test
    void removingTheToxicThatSwallowsStartsNothingAnew() {
        install(new LimitData(2));
        send("abcd", 0);
        assertThat(end).isEqualTo("end");

        remove(0, at(1));
        send("more", 2);

        assertThat(received).hasToString("ab");
        assertThat(end).isEqualTo("end");
    }

    @Test
    void aResetIsStillOneBehindOtherToxics() {
        install(new ResetPeer(20), new SlowClose(30));
        send("lost", 0);

        chain.pump(at(20));
        assertThat(end).isEmpty();
        chain.pump(at(50));
        assertThat(end).isEqualTo("reset");
    }

    @Test
    void anUpdateDoesNotForgetAResetThatIsOnItsWay() {
        install(new ResetPeer(20));
        send("lost", 0);

        update(0, new ResetPeer(60_000), at(5));

        chain.pump(at(20));
        assertThat(end).isEqualTo("reset");
    }

    @Test
    void aToxicThatEndsTheLinkDropsBytesBeforeItAndKeepsThoseBehind() {
        install(new Latency(1_000, 0), new LimitData(3), new Latency(50, 0));
        send("abc", 0);
        send("def", 10);

        chain.pump(at(1_010));
        assertThat(received).isEmpty();
        chain.pump(at(1_050));
        assertThat(received).hasToString("abc");
        assertThat(end).isEqualTo("end");
        assertThat(chain.heldBytes()).isZero();
    }

    @Test
    void isFullWhenItsToxicsHoldTheirLimit() {
        install(Bandwidth.perConnection(1));

        assertThat(chain.full()).isFalse();
        chain.data(Unpooled.wrappedBuffer(new byte[70_000]), START);

        assertThat(chain.full()).isTrue();
        assertThat(chain.heldBytes()).isBetween(65_536L, 70_000L);
        chain.discard();
        assertThat(chain.heldBytes()).isZero();
    }

    @Test
    void toxicityIsRolledOncePerConnectionAndSurvivesUpdates() {
        int affected = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Stage stage = new Stage(installed(0, new Latency(10, 0), 0.3f), seed * 7919L, START);
            stage.offer(Unpooled.copiedBuffer("x", UTF_8), START);
            boolean first = stage.nextNanos() > START;
            stage.update(installed(0, new Latency(20, 0), 0.3f), START);
            assertThat(stage.nextNanos() > START).isEqualTo(first);
            affected += first ? 1 : 0;
            stage.takeAll().forEach(ByteBuf::release);
        }
        // 1,000 draws with probability 0.3: six standard deviations in both directions.
        assertThat(affected).isBetween(213, 387);
    }

    @Test
    void letsOthersHaveATurnBetweenManyPieces() {
        install(new Slicer(1, 0, 0));
        String text = "0123456789".repeat(20);

        send(text, 0);

        assertThat(received).hasSize(Chain.MOST_PIECES);
        assertThat(chain.nextNanos()).isEqualTo(at(0));
        chain.pump(at(0));
        assertThat(received).hasSize(2 * Chain.MOST_PIECES);
        chain.end(at(1));
        assertThat(end).isEmpty();
        chain.pump(at(1));
        assertThat(received).hasToString(text);
        assertThat(end).isEqualTo("end");
    }

    @Test
    void flushesARemovedSlicerWithoutCutting() {
        install(new Slicer(1, 0, 1_000_000));
        send("abc", 0);
        assertThat(received).hasToString("a");
        pieces = 0;

        remove(0, at(5));

        assertThat(received).hasToString("abc");
        assertThat(pieces).isOne();
        assertThat(chain.heldBytes()).isZero();
    }

    @Test
    void keepsPiecesApartOnlyForASlicer() {
        assertThat(chain.keepsPiecesApart()).isFalse();
        install(new Latency(1, 0));
        assertThat(chain.keepsPiecesApart()).isFalse();
        install(new Slicer(10, 0, 0));
        assertThat(chain.keepsPiecesApart()).isTrue();
    }

    private void send(String text, long millis) {
        chain.data(Unpooled.copiedBuffer(text, UTF_8), at(millis));
    }

    private void install(ToxicSettings... settings) {
        Arrays.stream(settings).forEach(one -> toxics.add(installed(toxics.size(), one, 1f)));
        chain.sync(toxics, START);
    }

    private void update(int index, ToxicSettings settings, long nowNanos) {
        toxics.set(index, installed(toxics.get(index).id(), settings, 1f));
        chain.sync(toxics, nowNanos);
    }

    private void remove(int index, long nowNanos) {
        toxics.remove(index);
        chain.sync(toxics, nowNanos);
    }

    private static InstalledToxic installed(long id, ToxicSettings settings, float toxicity) {
        return new InstalledToxic(
                id, Toxic.downstream(settings).named("t" + id).withToxicity(toxicity), new Pace(START));
    }

    private static long at(long millis) {
        return START + TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
