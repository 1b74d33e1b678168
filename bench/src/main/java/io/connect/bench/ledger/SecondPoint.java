package io.connect.bench.ledger;

import java.util.Optional;

/**
 * One second of the run.
 *
 * @param second number of the second, from 0 at the start of the series
 * @param offered messages intended for it
 * @param sent messages first sent in it
 * @param accepted messages that SQS accepted in it
 * @param delivered first copies seen in it
 * @param response response times of the delivered messages; empty when none arrived
 * @param latestSendMicros the longest time by which a delivered message was sent after its intended time
 */
public record SecondPoint(
        int second,
        long offered,
        long sent,
        long accepted,
        long delivered,
        Optional<Response> response,
        long latestSendMicros) {

    /**
     * The response times of one second.
     *
     * @param p50Micros median
     * @param p95Micros 95th percentile
     * @param p99Micros 99th percentile
     * @param maxMicros the longest
     * @param encoded the histogram of microseconds in HdrHistogram's compressed V2 encoding, base64
     */
    public record Response(long p50Micros, long p95Micros, long p99Micros, long maxMicros, String encoded) {}
}
