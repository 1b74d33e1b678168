package io.connect.reports.model;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The fate of every message of a run, each message counted once: {@code accepted = delivered + dlq + leftInQueue + lost}. It is
 * a row of a table, so it has a component for each column.
 *
 * @param sent messages of which at least one send was tried
 * @param accepted messages that SQS accepted, according to its answer or because they were found later
 * @param delivered distinct messages seen in Kafka, late ones included
 * @param lost accepted messages that were found nowhere when the account was closed
 * @param duplicated copies seen in Kafka, without those that the generator itself may have sent to SQS
 * @param reordered messages seen after a later message of their group in the same partition
 * @param late messages delivered after the drain deadline and before the account was closed
 * @param dlq messages that were not delivered, but found in a dead-letter queue or topic
 * @param leftInQueue messages neither delivered nor dead-lettered, still in the queue
 * @param records the comparison of the records in Kafka with the messages; null in results of earlier versions, which did not
 *     check
 */
public record Account(
        long sent,
        long accepted,
        long delivered,
        long lost,
        long duplicated,
        long reordered,
        long late,
        long dlq,
        long leftInQueue,
        Records records) {

    /** The account of a run that sent nothing. */
    public static final Account EMPTY = new Account(0, 0, 0, 0, 0, 0, 0, 0, 0, Records.RIGHT);

    public Account {
        Checks.notNegative("account.sent", sent);
        Checks.notNegative("account.accepted", accepted);
        Checks.notNegative("account.delivered", delivered);
        Checks.notNegative("account.lost", lost);
        Checks.notNegative("account.duplicated", duplicated);
        Checks.notNegative("account.reordered", reordered);
        Checks.notNegative("account.late", late);
        Checks.notNegative("account.dlq", dlq);
        Checks.notNegative("account.leftInQueue", leftInQueue);
    }

    /** The account of a run whose records were not checked. */
    public Account(
            long sent,
            long accepted,
            long delivered,
            long lost,
            long duplicated,
            long reordered,
            long late,
            long dlq,
            long leftInQueue) {
        this(sent, accepted, delivered, lost, duplicated, reordered, late, dlq, leftInQueue, null);
    }

    /**
     * Counts from the comparison of the records in Kafka with the records that the plan demands. It is a row of a table, so it
     * has a component for each column.
     *
     * @param altered messages with a record whose value differs in any way from the expected value
     * @param cut the number of altered messages whose value ends too early
     * @param empty altered messages without data; records without any value count here too, although their message is unknown
     * @param unconverted altered messages that were not converted: still a pointer to an S3 object, or still compressed
     * @param wrongKey messages with a record whose key does not follow the subject's rule
     * @param wrongPartition messages with a record whose partition does not follow the subject's rule
     * @param scatteredGroups message groups with records in more than one partition
     * @param foreign records that belong to no message of the run
     * @param deliveredAndDead messages that were both delivered and dead-lettered
     * @param unexplained duplicates that arrived before any failure, from a service that does not repeat messages
     */
    public record Records(
            long altered,
            long cut,
            long empty,
            long unconverted,
            long wrongKey,
            long wrongPartition,
            long scatteredGroups,
            long foreign,
            long deliveredAndDead,
            long unexplained) {

        /** The counts if every record is correct. */
        public static final Records RIGHT = new Records(0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

        public Records {
            Checks.notNegative("account.records.altered", altered);
            Checks.notNegative("account.records.cut", cut);
            Checks.notNegative("account.records.empty", empty);
            Checks.notNegative("account.records.unconverted", unconverted);
            Checks.notNegative("account.records.wrongKey", wrongKey);
            Checks.notNegative("account.records.wrongPartition", wrongPartition);
            Checks.notNegative("account.records.scatteredGroups", scatteredGroups);
            Checks.notNegative("account.records.foreign", foreign);
            Checks.notNegative("account.records.deliveredAndDead", deliveredAndDead);
            Checks.notNegative("account.records.unexplained", unexplained);
        }

        private Map<String, Long> columns() {
            Map<String, Long> columns = new LinkedHashMap<>();
            columns.put("altered", altered);
            columns.put("cut", cut);
            columns.put("empty", empty);
            columns.put("unconverted", unconverted);
            columns.put("wrong key", wrongKey);
            columns.put("wrong partition", wrongPartition);
            columns.put("scattered groups", scatteredGroups);
            columns.put("foreign", foreign);
            columns.put("also dead-lettered", deliveredAndDead);
            columns.put("unexplained duplicates", unexplained);
            return columns;
        }

        Records plus(Records other) {
            return new Records(
                    altered + other.altered,
                    cut + other.cut,
                    empty + other.empty,
                    unconverted + other.unconverted,
                    wrongKey + other.wrongKey,
                    wrongPartition + other.wrongPartition,
                    scatteredGroups + other.scatteredGroups,
                    foreign + other.foreign,
                    deliveredAndDead + other.deliveredAndDead,
                    unexplained + other.unexplained);
        }
    }

    /** The sum of both accounts. The records are present only if both accounts have them. */
    public Account plus(Account other) {
        return new Account(
                sent + other.sent,
                accepted + other.accepted,
                delivered + other.delivered,
                lost + other.lost,
                duplicated + other.duplicated,
                reordered + other.reordered,
                late + other.late,
                dlq + other.dlq,
                leftInQueue + other.leftInQueue,
                records == null || other.records == null ? null : records.plus(other.records));
    }

    /** This account, with {@code count} of the messages left in the queue counted as lost. */
    public Account withLostOfLeft(long count) {
        return new Account(
                sent,
                accepted,
                delivered,
                lost + count,
                duplicated,
                reordered,
                late,
                dlq,
                leftInQueue - count,
                records);
    }

    /** Every count by its display name, in display order; null for counts that were not taken. */
    public Map<String, Long> columns() {
        Map<String, Long> columns = new LinkedHashMap<>();
        columns.put("sent", sent);
        columns.put("accepted", accepted);
        columns.put("delivered", delivered);
        columns.put("lost", lost);
        columns.put("duplicated", duplicated);
        columns.put("reordered", reordered);
        columns.put("late", late);
        columns.put("dead-lettered", dlq);
        columns.put("left in queue", leftInQueue);
        columns.putAll(ofRecords());
        return columns;
    }

    /** The columns of the records only. */
    public Map<String, Long> ofRecords() {
        Map<String, Long> columns = (records == null ? Records.RIGHT : records).columns();
        if (records == null) {
            columns.replaceAll((name, count) -> null);
        }
        return columns;
    }
}
