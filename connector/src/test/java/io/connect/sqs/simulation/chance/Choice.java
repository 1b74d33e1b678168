package io.connect.sqs.simulation.chance;

/** The kinds of faults that a run may choose, each with its odds per thousand opportunities. */
public enum Choice {
    RECEIVE_REQUEST_LOST("receive: the request is lost", 30),
    RECEIVE_ANSWER_LOST("receive: the answer is lost", 60),
    RECEIVE_ANSWER_LATE("receive: the answer comes late", 250),
    RECEIVE_THROTTLED("receive: throttled", 20),
    RECEIVE_SHORT("receive: fewer messages than there are", 200),
    ABANDONED_RECEIVE_SERVED("receive: abandoned, and served all the same", 300),
    DELETE_REQUEST_LOST("delete: the request is lost", 60),
    DELETE_ANSWER_LOST("delete: the answer is lost", 80),
    DELETE_LATE("delete: the request arrives late", 80),
    DELETE_ENTRY_REFUSED("delete: an entry fails in passing", 60),
    VISIBILITY_REQUEST_LOST("change of visibility: the request is lost", 120),
    VISIBILITY_ANSWER_LOST("change of visibility: the answer is lost", 60),
    VISIBILITY_ENTRY_REFUSED("change of visibility: an entry fails in passing", 60),
    ATTRIBUTES_UNAVAILABLE("attributes of the queue: not to be had", 200),
    CONVERSION_FAILS("conversion: fails for good", 30),
    CONVERSION_THROWS_AN_ERROR("conversion: throws an error", 10),
    OTHERS_RUN_DURING_CONVERSION("conversion: others run meanwhile", 60),
    CONVERSION_FAILS_IN_PASSING("conversion: fails in passing", 60),
    CONVERSION_SLOW("conversion: takes seconds", 30),
    SERVICE_UNAVAILABLE("conversion: a service is unavailable", 20),
    OTHER_THREAD_FASTER("threads: one is faster than the one that calls it", 60),
    TASK_STALLS("process: stands still", 10),
    TASK_KILLED("process: killed at any moment", 250),
    CONNECT_PAUSES("Connect: paused", 10),
    REBALANCE("Connect: task stopped and started elsewhere", 10),
    OLD_TASK_LINGERS("Connect: the old task lingers beside the new one", 300),
    KAFKA_SLOW("Kafka: a transaction takes long", 30),
    RECORD_DROPPED("Connect: a transform drops a record", 60),
    RECORD_REFUSED("Kafka: a record is refused", 15),
    TRANSACTION_ABORTED("Kafka: the transaction is aborted", 30),
    TRANSACTION_ANSWER_LOST("Kafka: committed, and the answer is lost", 30),
    KILLED_BEFORE_COMMIT("process: killed before the commit", 30),
    KILLED_AFTER_COMMIT("process: killed between commit and reports", 30),
    KILLED_AMID_REPORTS("process: killed amid the reports", 20),
    FENCED("Connect: another task starts during the transaction", 20);

    private final String words;
    private final int perThousand;

    Choice(String words, int perThousand) {
        this.words = words;
        this.perThousand = perThousand;
    }

    int perThousand() {
        return perThousand;
    }

    @Override
    public String toString() {
        return words;
    }
}
