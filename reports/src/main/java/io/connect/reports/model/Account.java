package io.connect.reports.model;

/**
 * Where every message of a run went, each message counted once:
 * {@code accepted = delivered + dlq + leftInQueue + lost}.
 * It is a row: a component for each column.
 *
 * @param sent messages of which at least one send was tried
 * @param accepted messages that SQS took: it said so, or they were found behind it
 * @param delivered distinct messages seen in Kafka, late ones included
 * @param lost accepted, and found nowhere when the account was closed
 * @param duplicated copies seen in Kafka beyond those that the generator itself may have put into SQS
 * @param reordered messages seen after a later one of their message group
 * @param late delivered after the drain deadline and before the account was closed
 * @param dlq not delivered, found in a dead-letter queue or topic
 * @param leftInQueue neither delivered nor dead-lettered, still in the queue
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
        long leftInQueue) {

    /** The account of a run that sent nothing. */
    public static final Account EMPTY = new Account(0, 0, 0, 0, 0, 0, 0, 0, 0);

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

    /** The account of both runs together. */
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
                leftInQueue + other.leftInQueue);
    }
}
