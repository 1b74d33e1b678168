package io.connect.sqsserver.queue;

import io.connect.sqsserver.time.Deadline;
import java.util.List;
import java.util.function.Consumer;

/** A receive that waits. Its deadline is the end of its wait. */
final class Waiter extends Deadline {

    final Receive receive;
    final Consumer<List<Delivery>> answer;

    /** Links of {@link WaitingLine}. */
    Waiter before;

    Waiter behind;

    Waiter(Receive receive, Consumer<List<Delivery>> answer) {
        this.receive = receive;
        this.answer = answer;
    }
}
