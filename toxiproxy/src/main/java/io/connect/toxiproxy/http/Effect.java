package io.connect.toxiproxy.http;

import io.connect.toxiproxy.aws.Dialect;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The effect of a fault on its requests: a closed choice of records. */
public sealed interface Effect permits Effect.Throttle, Effect.ErrorShare, Effect.FailFirst, Effect.Delay {

    /** A description for reports. */
    String description();

    /** Starts the effect, with a state of its own. The result is used by many threads at the same time. */
    Verdicts start(LongSupplier nanoClock, RandomGenerator random);

    /** Decides about one request after another. */
    interface Verdicts {
        Verdict next(Dialect dialect);
    }

    /**
     * The fate of a request.
     *
     * @param error the error that answers it instead of the service, if any
     * @param delayNanos the delay before the answer or before the request is forwarded
     */
    record Verdict(Optional<AwsError> error, long delayNanos) {

        static final Verdict PASS = new Verdict(Optional.empty(), 0);

        static Verdict fail(AwsError error) {
            return new Verdict(Optional.of(error), 0);
        }
    }

    /**
     * Forwards this many requests a second. The rest get the service's throttling error.
     *
     * @param requestsPerSecond the rate
     * @param burst the number of requests that may come together after a pause
     * @param error code of the answer; empty means the service's own: RequestThrottled of SQS, SlowDown of S3
     */
    record Throttle(double requestsPerSecond, int burst, Optional<AwsError> error) implements Effect {

        public Throttle {
            if (!(requestsPerSecond > 0)) {
                throw new IllegalArgumentException(
                        "A throttle needs a rate above 0 requests per second, but has " + requestsPerSecond);
            }
            if (burst < 1) {
                throw new IllegalArgumentException("A throttle needs a burst of at least 1, but has " + burst);
            }
        }

        @Override
        public String description() {
            return "throttle above " + requestsPerSecond + "/s";
        }

        @Override
        public Verdicts start(LongSupplier nanoClock, RandomGenerator random) {
            TokenBucket bucket = new TokenBucket(requestsPerSecond, burst, nanoClock);
            return dialect ->
                    bucket.tryTake() ? Verdict.PASS : Verdict.fail(error.orElseGet(() -> AwsError.throttled(dialect)));
        }
    }

    /**
     * Fails a random share of the requests.
     *
     * @param share 0 to 1
     * @param error the answer
     */
    record ErrorShare(double share, AwsError error) implements Effect {

        public ErrorShare {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException("A share of errors must be 0 to 1, but is " + share);
            }
        }

        @Override
        public String description() {
            return error.status() + " " + error.code() + " for a share of " + share;
        }

        @Override
        public Verdicts start(LongSupplier nanoClock, RandomGenerator random) {
            return dialect -> random.nextDouble() < share ? Verdict.fail(error) : Verdict.PASS;
        }
    }

    /**
     * Fails the first requests and none after them.
     *
     * @param requests number of requests
     * @param error the answer
     */
    record FailFirst(long requests, AwsError error) implements Effect {

        public FailFirst {
            if (requests < 1) {
                throw new IllegalArgumentException("At least the first request must fail, but it is " + requests);
            }
        }

        @Override
        public String description() {
            return error.status() + " " + error.code() + " for the first " + requests;
        }

        @Override
        public Verdicts start(LongSupplier nanoClock, RandomGenerator random) {
            AtomicLong left = new AtomicLong(requests);
            return dialect ->
                    left.getAndUpdate(count -> Math.max(0, count - 1)) > 0 ? Verdict.fail(error) : Verdict.PASS;
        }
    }

    /**
     * Delays requests before they are forwarded.
     *
     * @param delay the delay
     * @param jitter the random variation of the delay; no more than the delay
     */
    record Delay(Duration delay, Duration jitter) implements Effect {

        public Delay {
            if (delay.isNegative() || jitter.isNegative() || jitter.compareTo(delay) > 0) {
                throw new IllegalArgumentException(
                        "A delay must not be negative and its jitter no more than it, but is " + delay + " with jitter "
                                + jitter);
            }
        }

        @Override
        public String description() {
            return "delay of " + TimeUnit.NANOSECONDS.toMillis(delay.toNanos()) + " ms";
        }

        @Override
        public Verdicts start(LongSupplier nanoClock, RandomGenerator random) {
            long jitterNanos = jitter.toNanos();
            return dialect -> new Verdict(
                    Optional.empty(),
                    delay.toNanos() + (jitterNanos == 0 ? 0 : random.nextLong(-jitterNanos, jitterNanos + 1)));
        }
    }
}
