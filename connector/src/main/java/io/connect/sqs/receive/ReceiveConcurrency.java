package io.connect.sqs.receive;

/**
 * How many receives of a queue should be under way.
 *
 * <p>Full answers mean backlog: each adds one more, so that the number doubles every round trip until the answers stop being
 * full or the limit is reached; then as many are under way as the round trip takes, whatever it is. Sparse answers take one
 * away each, an empty one leaves the scout alone. Middling answers hold the number, since SQS samples its servers and seldom
 * fills every answer. Not thread-safe.
 */
final class ReceiveConcurrency {

    private static final double FULL = 0.8;
    private static final double SPARSE = 0.3;

    private final int limit;
    private int target = 1;

    ReceiveConcurrency(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("At least one receive must be allowed, not " + limit);
        }
        this.limit = limit;
    }

    int target() {
        return target;
    }

    void answered(int received, int asked) {
        if (received == 0) {
            target = 1;
        } else if (received >= FULL * asked) {
            target = Math.min(limit, target + 1);
        } else if (received <= SPARSE * asked) {
            target = Math.max(1, target - 1);
        }
    }

    /** SQS asked for fewer calls. */
    void throttled() {
        target = Math.max(1, target / 2);
    }
}
