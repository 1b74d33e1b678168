package io.connect.bench.external;

import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Payload;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Estimates the number of requests that runs will make to AWS, and their cost.
 *
 * <p>The lower bound is for a subject that receives and deletes full batches of ten, the upper bound for one that handles each
 * message alone. Transfer, storage and KMS are not included.
 *
 * @param sqs requests, as SQS bills them
 * @param s3Puts objects stored
 * @param s3Gets objects read
 * @param dollars the total in US dollars
 */
public record CostEstimate(Range sqs, long s3Puts, Range s3Gets, DollarRange dollars) {
    /** SQS bills each started 64 KiB of a request's payload as one request. */
    private static final long BILLED_CHUNK = 64L * 1024;

    private static final int FULL_BATCH = 10;
    /** List prices of us-east-1 above the free tier; other regions cost up to 50 % more. */
    private static final double DOLLARS_PER_STANDARD_REQUEST = 0.40e-6;

    private static final double DOLLARS_PER_FIFO_REQUEST = 0.50e-6;
    private static final double DOLLARS_PER_PUT = 5e-6;
    private static final double DOLLARS_PER_GET = 0.4e-6;
    /** Empty long polls, and the bench's own requests for queue depths: a few per second and queue. */
    private static final int IDLE_REQUESTS_A_SECOND = 3;

    /** A count between two bounds. */
    public record Range(long from, long to) {
        Range plus(Range other) {
            return new Range(from + other.from, to + other.to);
        }

        @Override
        public String toString() {
            return from == to ? grouped(from) : grouped(from) + " to " + grouped(to);
        }

        private static String grouped(long count) {
            return String.format(Locale.ROOT, "%,d", count);
        }
    }

    /** An amount between two bounds. */
    public record DollarRange(double from, double to) {
        DollarRange plus(DollarRange other) {
            return new DollarRange(from + other.from, to + other.to);
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%.2f to %.2f US dollars", from, to);
        }
    }

    private static final CostEstimate NOTHING =
            new CostEstimate(new Range(0, 0), 0, new Range(0, 0), new DollarRange(0, 0));

    /** The cost of these runs; empty when none of them uses real AWS. */
    public static Optional<CostEstimate> of(List<Scenario> scenarios) {
        List<Scenario> billed =
                scenarios.stream().filter(CostEstimate::isBilled).toList();
        return billed.isEmpty()
                ? Optional.empty()
                : Optional.of(billed.stream().map(CostEstimate::of).reduce(NOTHING, CostEstimate::plus));
    }

    /** Whether the run's queues are on AWS. */
    private static boolean isBilled(Scenario scenario) {
        return scenario.environment().kind() == EnvironmentKind.EXTERNAL
                && AwsAddress.of(scenario.environment().sqs(), AwsAddress.Service.SQS)
                        .real();
    }

    private static CostEstimate of(Scenario scenario) {
        long messages = scenario.load().pacedMessages()
                + scenario.load().backlog().map(Backlog::messages).orElse(0L);
        long bytes = scenario.load().messageSize().bytes();
        Range sends =
                requests(messages, scenario.load().batch(), scenario.load().batch(), bytes);
        Range receives = requests(messages, FULL_BATCH, 1, bytes);
        Range deletes = requests(messages, FULL_BATCH, 1, 0);
        long idle = IDLE_REQUESTS_A_SECOND
                * (long) scenario.queue().count()
                * scenario.load()
                        .pacedLength()
                        .plus(scenario.load().drainWithin())
                        .toSeconds();
        Range sqs = sends.plus(receives).plus(deletes).plus(new Range(0, idle));
        double perRequest =
                scenario.queue().type() == QueueType.FIFO ? DOLLARS_PER_FIFO_REQUEST : DOLLARS_PER_STANDARD_REQUEST;
        long puts = 0;
        Range gets = new Range(0, 0);
        if (scenario.load().payload() instanceof Payload.ClaimCheck claimCheck) {
            puts = claimCheck.objects();
            // Each object is read once, unless its message is redelivered.
            gets = new Range(messages, 2 * messages);
        }
        return new CostEstimate(
                sqs,
                puts,
                gets,
                new DollarRange(
                        sqs.from() * perRequest + puts * DOLLARS_PER_PUT + gets.from() * DOLLARS_PER_GET,
                        sqs.to() * perRequest + puts * DOLLARS_PER_PUT + gets.to() * DOLLARS_PER_GET));
    }

    /** Requests for messages in batches between two sizes. Each started chunk of payload counts as one request. */
    private static Range requests(long messages, int most, int fewest, long bytes) {
        return new Range(requests(messages, most, bytes), requests(messages, fewest, bytes));
    }

    private static long requests(long messages, int batch, long bytes) {
        long calls = (messages + batch - 1) / batch;
        long chunks = Math.max(1, (batch * bytes + BILLED_CHUNK - 1) / BILLED_CHUNK);
        return calls * chunks;
    }

    private CostEstimate plus(CostEstimate other) {
        return new CostEstimate(
                sqs.plus(other.sqs), s3Puts + other.s3Puts, s3Gets.plus(other.s3Gets), dollars.plus(other.dollars));
    }

    /** Describes the estimate in a sentence. */
    @Override
    public String toString() {
        String objects = s3Gets.to() == 0 ? "" : ", S3: " + s3Puts + " puts and " + s3Gets + " gets";
        return "SQS: " + sqs + " requests" + objects + "; about " + dollars
                + " by the list prices of us-east-1, without transfer and storage";
    }
}
