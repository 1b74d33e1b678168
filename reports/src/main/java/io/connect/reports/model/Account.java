package io.connect.reports.model;

/**
 * Where every message of a run went, exactly.
 *
 * @param sent messages the generator tried to send
 * @param accepted of them, taken by SQS
 * @param delivered distinct accepted messages seen in Kafka
 * @param lost accepted, and found nowhere at the end
 * @param duplicated extra copies seen in Kafka
 * @param reordered seen after a later one of their message group
 * @param late delivered, but after the drain deadline
 * @param dlq delivered to the dead-letter topic or queue
 * @param leftInQueue still in SQS at the end
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
}
