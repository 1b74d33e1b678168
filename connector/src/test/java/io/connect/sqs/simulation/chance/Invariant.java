package io.connect.sqs.simulation.chance;

/** The conditions that hold in every run. */
public enum Invariant {
    NOTHING_DELETED_UNPRODUCED("nothing is deleted that Kafka does not have"),
    NOTHING_DOUBLED("no message of a FIFO queue is in Kafka twice"),
    NOTHING_HANDED_OVER_AGAIN("a task hands over nothing again that Kafka has acknowledged to it"),
    NOTHING_REORDERED("no message of a group is in Kafka before its predecessor"),
    NOTHING_LOST("every message is in Kafka at the end"),
    NO_STALL("the queue is empty in good time once the trouble is over"),
    ROOM_GIVEN_BACK("all room of the task is given back at the end"),
    NOTHING_LEFT_HIDDEN("a task that stops or pauses leaves no message hidden that Connect has not seen"),
    BUSY_QUEUE_AWAITED("a task that stops abandons no answer that a busy queue is about to give"),
    NOTHING_RELEASED_TOO_SOON("a task releases nothing while SQS may give it to a receive that the task has abandoned"),
    RELEASES_ANSWERED("a task that stops closes its connections only when its releases are answered"),
    NEWEST_HANDLE_USED("a message is deleted with its newest handle"),
    ONLY_FAILURES_DEAD_LETTERED("only a message that failed goes to the dead letters"),
    TASK_STAYS_UP("a task fails only when Kafka fails it"),
    NOTHING_RECEIVED_UNPOLLED("nothing is received while Connect does not poll");

    private final String words;

    Invariant(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
