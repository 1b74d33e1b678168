package io.connect.bench.ledger;

import java.math.BigInteger;
import java.util.List;

/**
 * A program that sends, accepts, sees and closes ten million messages of a FIFO queue. The heap of its process limits the
 * ledger's memory.
 */
final class TenMillion {

    static final int MESSAGES = 10_000_000;
    private static final long SECOND = 1_000_000;
    private static final int RATE = 10_000;
    private static final int GROUPS = 1_000;
    private static final int PARTITIONS = 12;

    private TenMillion() {}

    /** @param args none */
    public static void main(String[] args) {
        Ledger ledger = new Ledger();
        for (int first = 0; first < MESSAGES; first += 10) {
            long intended = (long) first * SECOND / RATE + SECOND;
            ledger.offered(0, first, 10, intended, 0);
            ledger.sent(0, first, 10, intended + 50);
            for (int seq = first; seq < first + 10; seq++) {
                int group = seq % GROUPS;
                ledger.accepted(0, seq, intended + 2_000, BigInteger.valueOf(seq));
                ledger.keyIs(0, seq, seq + 1);
                ledger.delivered(
                        0,
                        seq,
                        new CheckedRecord(group, group % PARTITIONS, CheckedRecord.Value.RIGHT, false, false, seq + 1),
                        intended + 30_000);
            }
        }
        long end = (long) MESSAGES * SECOND / RATE + SECOND;
        LedgerReport report = ledger.close(
                new Closing(List.of(new PhaseSpan("steady", true, SECOND, end, MESSAGES)), end + 60 * SECOND, 0));
        Runtime.getRuntime().gc();
        long used = Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        System.out.println(report.account());
        System.out.println(used / SECOND + " MB in use after the account was closed, "
                + report.series().size() + " seconds");
    }
}
