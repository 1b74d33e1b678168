package io.connect.sqs.receive;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.Random;
import java.util.function.DoubleSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Tests against a simulated queue with a round trip and a maximum rate of messages. */
class ReceiveConcurrencyTest {

    private static final int BATCH = 10;

    private long now;
    private final ReceiveConcurrency concurrency = new ReceiveConcurrency(500, () -> now);

    @Test
    void oneScoutWatchesAnIdleQueue() {
        rounds(6, 100, 100_000);
        for (int answer = 0; answer < 10; answer++) {
            concurrency.answered(0, BATCH, 0, false);
        }

        assertThat(concurrency.target()).isEqualTo(1);
    }

    @Test
    void theRoundTripDoesNotBoundTheRate() {
        rounds(12, 500, 2_000);

        assertThat(concurrency.target() * BATCH * 1_000 / 500).isGreaterThanOrEqualTo(2_000);
    }

    @Test
    void aNearQueueIsNotFloodedWithReceivesThatBringNothing() {
        rounds(200, 3, 2_000);

        assertThat(concurrency.target()).isBetween(9, 30);
    }

    @Test
    void aRoundTripThatGrowsLongerIsMadeUpFor() {
        rounds(50, 3, 2_000);

        rounds(12, 500, 2_000);

        assertThat(concurrency.target() * BATCH * 1_000 / 500).isGreaterThanOrEqualTo(2_000);
    }

    /** The gain of the step from 13 to 15 receives is less than the scatter of the rates. It once came half a minute late. */
    @Test
    void theLimitIsReachedAtOnceWhenTheRoundTripGrowsLonger() {
        for (int seed = 0; seed < 9; seed++) {
            ReceiveConcurrency limited = new ReceiveConcurrency(15, () -> now);
            BusyQueue queue = new BusyQueue(1_000, 0.1, new Random(seed));
            queue.receive(limited, Duration.ofMinutes(1), 4);
            int near = limited.target();

            queue.receive(limited, Duration.ofSeconds(5), 100);

            assertThat(near).as("seed %s, nearby", seed).isBetween(10, 14);
            assertThat(limited.target()).as("seed %s, 100 ms away", seed).isEqualTo(15);
        }
    }

    @Test
    void theLimitHolds() {
        rounds(20, 1_000, 10_000_000);

        assertThat(concurrency.target()).isEqualTo(500);
    }

    @Test
    void sparseAnswersLowerTheNumber() {
        rounds(2, 500, 100_000);
        int before = concurrency.target();

        for (int answer = 0; answer < before; answer++) {
            now += Duration.ofMillis(100).toNanos();
            concurrency.answered(1, BATCH, Duration.ofMillis(100).toNanos(), false);
        }

        assertThat(concurrency.target()).isLessThan(before);
    }

    @Test
    void theAnswersOfOneRoundTripLowerTheNumberOnce() {
        rounds(3, 100, 100_000);
        int before = concurrency.target();

        now += Duration.ofMillis(100).toNanos();
        for (int answer = 0; answer < before; answer++) {
            concurrency.answered(0, BATCH, Duration.ofMillis(100).toNanos(), false);
        }

        assertThat(concurrency.target()).isEqualTo(before / 2);
    }

    @Test
    void throttlingHalves() {
        rounds(3, 100, 100_000);
        int before = concurrency.target();

        concurrency.throttled(0);

        assertThat(concurrency.target()).isEqualTo(before / 2);
    }

    /** Over a long way, SQS refuses the later ones of the same receives after the pause that the first refusal has caused. */
    @Test
    void throttlingHalvesOncePerRoundTrip() {
        rounds(3, 500, 100_000);
        int before = concurrency.target();

        concurrency.throttled(Duration.ofMillis(500).toNanos());
        now += Duration.ofMillis(200).toNanos();
        concurrency.throttled(Duration.ofMillis(500).toNanos());

        assertThat(concurrency.target()).isEqualTo(before / 2);
    }

    @Test
    void aBacklogDrainsAsFastOverALongWayAsOverAShortOne() {
        double near = drainSeconds(20_000, 1, 1_100);
        double far = drainSeconds(20_000, 500, 1_100);

        assertThat(near / far).as("near %s s, far %s s", near, far).isGreaterThan(0.85);
    }

    @Test
    void answersThatTheQueueOnlyFillsByHalfStillClimb() {
        long tookMs = 500;
        for (int round = 0; round < 8; round++) {
            int underWay = concurrency.target();
            now += Duration.ofMillis(tookMs).toNanos();
            for (int answer = 0; answer < underWay; answer++) {
                concurrency.answered(7, BATCH, Duration.ofMillis(tookMs).toNanos(), false);
            }
        }

        assertThat(concurrency.target()).isEqualTo(500);
    }

    @Test
    void aScoutThatWaitedForItsMessagesSaysNothingOfTheRoundTrip() {
        now += Duration.ofSeconds(15).toNanos();
        concurrency.answered(BATCH, BATCH, Duration.ofSeconds(15).toNanos(), false);

        assertThat(concurrency.target()).isEqualTo(3);
    }

    /** Of a burst, the first response was awaited, and the second one shows the backlog and the round trip. */
    @Test
    void aBurstAfterAWaitRaisesTheNumberAtOnce() {
        now += Duration.ofSeconds(15).toNanos();
        concurrency.answered(BATCH, BATCH, Duration.ofSeconds(15).toNanos(), true);
        int waited = concurrency.target();

        now += Duration.ofMillis(100).toNanos();
        concurrency.answered(BATCH, BATCH, Duration.ofMillis(100).toNanos(), false);

        assertThat(waited).isEqualTo(1);
        assertThat(concurrency.target()).isEqualTo(5);
    }

    @Test
    void theNumberFollowsTheGainOfMoreReceives() {
        // Here one receive brings 20 messages a second, and 25 receives bring 500. The queue's maximum is 540.
        rounds(20, 500, 540);

        assertThat(concurrency.target()).isBetween(27, 50);
    }

    /**
     * A new worker becomes faster while its code is compiled. A rate that rises for this reason once brought 2,000 receives,
     * which waited for each other for seconds.
     */
    @Test
    void theNumberFollowsAWorkerThatWarmsUp() {
        ReceiveConcurrency warming = new ReceiveConcurrency(2_000, () -> now);
        double longestSeconds = 0;
        long receivedWarm = 0;
        while (now < Duration.ofMinutes(1).toNanos()) {
            int underWay = warming.target();
            double perSecond = 500 * Math.pow(40, Math.min(1, now / 20e9));
            long tookNanos = Math.max(Duration.ofMillis(200).toNanos(), (long) (1e9 * underWay * BATCH / perSecond));
            int received = round(warming, tookNanos);
            longestSeconds = Math.max(longestSeconds, tookNanos / 1e9);
            receivedWarm += now > 30e9 ? received : 0;
        }

        assertThat(longestSeconds).as("slowest receive").isLessThan(1.5);
        assertThat(receivedWarm / 30.0).as("messages a second when warm").isGreaterThan(0.9 * 20_000);
    }

    /** Each attempt without gain once left a quarter more receives. After half an hour, they were at the limit. */
    @Test
    void aLastingBacklogDoesNotRaiseTheNumberToTheLimit() {
        ReceiveConcurrency lasting = new ReceiveConcurrency(2_000, () -> now);
        Random chance = new Random(1);
        List<Integer> numbers = new ArrayList<>();
        while (now < Duration.ofHours(2).toNanos()) {
            // Two hundred receives a second, 20 ms away: four are enough.
            int underWay = lasting.target();
            double scatter = 1 + 0.05 * chance.nextGaussian();
            long tookNanos = Math.max(Duration.ofMillis(20).toNanos(), (long) (scatter * underWay * 1e9 / 200));
            round(lasting, tookNanos);
            numbers.add(underWay);
        }

        assertThat(numbers.subList(numbers.size() / 2, numbers.size()))
                .as("numbers of the second hour")
                .allMatch(number -> number <= 100);
    }

    /**
     * The speed of the machine scatters by a third and changes every second on average. Each step up that met a faster moment
     * once stayed. After minutes, the number was at the limit, and each receive waited for seconds.
     */
    @Test
    void aMachineWhoseSpeedScattersDoesNotRaiseTheNumberToTheLimit() {
        for (long roundTripMs : new long[] {2, 100}) {
            List<Double> means = IntStream.range(0, 9)
                    .mapToObj(seed -> {
                        Random chance = new Random(seed);
                        double[] speed = {1};
                        return drain(1_000_000, roundTripMs, 1, () -> {
                                    if (chance.nextInt(250) == 0) {
                                        speed[0] = Math.exp(0.3 * chance.nextGaussian());
                                    }
                                    return 1e9 / 250 / speed[0];
                                })
                                .meanNumber();
                    })
                    .sorted()
                    .toList();

            assertThat(means.get(means.size() / 2))
                    .as("means of 9 drains, %s ms away: %s", roundTripMs, means)
                    .isLessThan(100);
        }
    }

    /**
     * The times of single receives scatter, so the shortest of thousands is far below the usual one. Compared with it, the number
     * once looked too high for ever, and was not raised again after SQS had throttled.
     */
    @Test
    void afterThrottlingTheNumberClimbsAgainAlthoughSingleReceivesScatter() {
        ReceiveConcurrency scattered = new ReceiveConcurrency(2_000, () -> now);
        BusyQueue queue = new BusyQueue(2_000, 0.6, new Random(1));
        queue.receive(scattered, Duration.ofSeconds(20), 30);
        scattered.throttled(0);
        scattered.throttled(0);
        queue.receive(scattered, Duration.ofSeconds(100), 30);

        long received = queue.receive(scattered, Duration.ofMinutes(2), 30);

        assertThat(received / 120.0).as("messages a second").isGreaterThan(0.9 * 20_000);
    }

    @Test
    void receivesThatAreNotNeededAnyMoreAreGivenUp() {
        rounds(300, 20, 100_000);
        int before = concurrency.target();

        long end = now + Duration.ofMinutes(3).toNanos();
        while (now < end) {
            rounds(1, 20, 2_000);
        }

        assertThat(before).isGreaterThan(100);
        assertThat(concurrency.target()).isLessThan(31);
    }

    /** An attempt with fewer receives must not cost a distant queue more than the moment that it takes. */
    @Test
    void attemptsWithFewerReceivesCostADistantQueueLittle() {
        rounds(20, 500, 10_000);
        long from = now;
        long received = 0;
        while (now < from + Duration.ofMinutes(5).toNanos()) {
            int underWay = concurrency.target();
            long tookNanos = Math.max(Duration.ofMillis(500).toNanos(), underWay * BATCH * 1_000_000_000L / 10_000);
            received += round(concurrency, tookNanos);
        }

        assertThat(received / ((now - from) / 1e9)).isGreaterThan(0.95 * 10_000);
    }

    @Test
    void theNumberOfADistantQueueFallsAgainWhenTheWayBecomesShort() {
        ReceiveConcurrency moved = new ReceiveConcurrency(2_000, () -> now);
        for (long roundTripMs : new long[] {500, 20}) {
            long end = now + Duration.ofMinutes(20).toNanos();
            while (now < end) {
                int underWay = moved.target();
                long tookNanos = Math.max(Duration.ofMillis(roundTripMs).toNanos(), underWay * 1_000_000_000L / 1_200);
                round(moved, tookNanos);
            }
        }

        assertThat(moved.target()).isLessThan(1_000);
    }

    /** Up to 60 receives, each takes 30 ms. With more, the service answers 500 a second. */
    @Test
    void afterALossTheNextAttemptWaits() {
        long received = 0;
        while (now < Duration.ofMinutes(2).toNanos()) {
            int underWay = concurrency.target();
            long tookNanos = underWay <= 60 ? Duration.ofMillis(30).toNanos() : underWay * 1_000_000_000L / 500;
            received += round(concurrency, tookNanos);
        }

        // 27 receives bring 9,000 messages a second; 60 would bring 20,000, which no attempt tries.
        assertThat(received / (now / 1e9)).isGreaterThan(0.9 * 9_000);
    }

    @Test
    void afterThrottlingTheNextAttemptWaits() {
        rounds(6, 100, 100_000);
        concurrency.throttled(0);
        int halved = concurrency.target();

        long end = now + Duration.ofSeconds(9).toNanos();
        while (now < end) {
            rounds(1, 100, 100_000);
        }

        assertThat(concurrency.target()).isEqualTo(halved);
    }

    /**
     * Measured with ElasticMQ and 1,000 message groups: 971 messages a second with four receives, 701 with 16, 421 with
     * 36.
     */
    @Test
    void whereMoreReceivesMakeItSlowerTheRateStaysNearTheBest() {
        long received = 0;
        while (now < Duration.ofMinutes(2).toNanos()) {
            int underWay = concurrency.target();
            double perSecond =
                    underWay <= 4 ? 971 : 971 * Math.pow(4.0 / underWay, 0.38 - 0.02 * Math.log(underWay / 4.0));
            long tookNanos = Math.max(Duration.ofMillis(3).toNanos(), (long) (1e9 * underWay * BATCH / perSecond));
            received += round(concurrency, tookNanos);
        }

        assertThat(received / (now / 1e9)).isGreaterThan(0.9 * 971);
    }

    @Test
    void aSingleSlowRoundDoesNotLowerTheNumber() {
        backlog(Duration.ofMillis(350), 5_000);
        backlog(Duration.ofMillis(350), 9_000);
        int before = concurrency.target();

        backlog(Duration.ofMillis(650), 5_000);
        backlog(Duration.ofMillis(650), 9_500);

        assertThat(before).isEqualTo(9);
        assertThat(concurrency.target()).isGreaterThanOrEqualTo(before);
    }

    @Test
    void twoSlowRoundsLowerTheNumber() {
        backlog(Duration.ofMillis(350), 5_000);
        backlog(Duration.ofMillis(350), 9_000);

        backlog(Duration.ofMillis(1_300), 5_000);

        assertThat(concurrency.target()).isEqualTo(3);
    }

    @Test
    void chanceDoesNotRaiseTheNumberAtABusyNearQueue() {
        List<Double> numbers = IntStream.range(0, 25)
                .mapToObj(seed -> meanNumberAtABusyQueue(40_000, new Random(seed)))
                .sorted()
                .toList();

        assertThat(numbers.get(numbers.size() / 2))
                .as("means of 25 drains: %s", numbers)
                .isLessThan(30);
    }

    /**
     * Returns the mean number of receives, weighted by time, for a queue 2 ms away. The speed of its four cores changes
     * at random every second.
     */
    private double meanNumberAtABusyQueue(int backlog, Random chance) {
        int cores = 4;
        double nanosPerReceive = 1e9 * BATCH * cores / 2_500;
        double[] speed = {1};
        return drain(backlog, 2, cores, () -> {
                    if (chance.nextInt(50) == 0) {
                        speed[0] = Math.exp(0.2 * chance.nextGaussian());
                    }
                    return -Math.log(1 - chance.nextDouble()) * nanosPerReceive / speed[0];
                })
                .meanNumber();
    }

    /**
     * Returns the seconds until the last message is received. The queue is one round trip away and serves one receive
     * at a time.
     */
    private double drainSeconds(int backlog, long roundTripMs, int messagesPerSecond) {
        double nanosPerReceive = 1e9 * BATCH / messagesPerSecond;
        return drain(backlog, roundTripMs, 1, () -> nanosPerReceive).seconds();
    }

    /** Answers receives of a nearby queue one after the other, with full batches. */
    private void backlog(Duration time, int messagesPerSecond) {
        long end = now + time.toNanos();
        while (now < end) {
            now += Duration.ofSeconds(BATCH).toNanos() / messagesPerSecond;
            concurrency.answered(BATCH, BATCH, Duration.ofMillis(3).toNanos(), false);
        }
    }

    private record Drain(double seconds, double meanNumber) {}

    /** Receives a whole backlog in full batches. The first free core serves the next receive. */
    private Drain drain(int backlog, long roundTripMs, int cores, DoubleSupplier serviceNanos) {
        now = 0;
        ReceiveConcurrency drained = new ReceiveConcurrency(500, () -> now);
        Queue<long[]> answers = new PriorityQueue<>(Comparator.comparingLong((long[] answer) -> answer[1]));
        double oneWayNanos = roundTripMs * 1e6 / 2;
        double[] freeAt = new double[cores];
        double numberByTime = 0;
        int left = backlog;
        while (left > 0 || !answers.isEmpty()) {
            while (left > 0 && answers.size() < drained.target()) {
                double service = serviceNanos.getAsDouble();
                int core = IntStream.range(0, cores)
                        .reduce((one, other) -> freeAt[one] <= freeAt[other] ? one : other)
                        .orElseThrow();
                freeAt[core] = Math.max(freeAt[core], now + oneWayNanos) + service;
                answers.add(new long[] {now, (long) (freeAt[core] + oneWayNanos)});
                left -= BATCH;
            }
            long[] answer = answers.remove();
            numberByTime += drained.target() * (double) (answer[1] - now);
            now = answer[1];
            drained.answered(BATCH, BATCH, answer[1] - answer[0], false);
        }
        return new Drain(now / 1e9, numberByTime / now);
    }

    /** A queue with a backlog. It serves one receive at a time, and the times of single receives scatter. */
    private final class BusyQueue {

        private final double nanosPerReceive;
        private final double scatter;
        private final Random chance;

        BusyQueue(int receivesPerSecond, double scatter, Random chance) {
            this.nanosPerReceive = 1e9 / receivesPerSecond;
            this.scatter = scatter;
            this.chance = chance;
        }

        /** Receives full batches for this time and returns the number of messages. */
        long receive(ReceiveConcurrency receives, Duration time, long roundTripMs) {
            Queue<long[]> answers = new PriorityQueue<>(Comparator.comparingLong((long[] answer) -> answer[1]));
            double freeAt = now;
            long received = 0;
            long end = now + time.toNanos();
            while (now < end) {
                while (answers.size() < receives.target()) {
                    freeAt = Math.max(freeAt, now) + nanosPerReceive;
                    double wayNanos = roundTripMs * 1e6 * Math.exp(scatter * chance.nextGaussian());
                    answers.add(new long[] {now, (long) (freeAt + wayNanos)});
                }
                long[] answer = answers.remove();
                now = answer[1];
                receives.answered(BATCH, BATCH, now - answer[0], false);
                received += BATCH;
            }
            return received;
        }
    }

    /**
     * Each round answers every receive once, with a full batch. If the receives exceed the queue's capacity, their
     * answers come later.
     */
    private void rounds(int rounds, long roundTripMs, int messagesPerSecond) {
        for (int round = 0; round < rounds; round++) {
            int underWay = concurrency.target();
            long tookMs = Math.max(roundTripMs, underWay * BATCH * 1_000L / messagesPerSecond);
            round(concurrency, Duration.ofMillis(tookMs).toNanos());
        }
    }

    /** Answers each receive in progress once after this time, with a full batch; returns the received messages. */
    private int round(ReceiveConcurrency receives, long tookNanos) {
        int underWay = receives.target();
        now += tookNanos;
        for (int answer = 0; answer < underWay; answer++) {
            receives.answered(BATCH, BATCH, tookNanos, false);
        }
        return underWay * BATCH;
    }
}
