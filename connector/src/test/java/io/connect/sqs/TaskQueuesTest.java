package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TaskQueuesTest {

    @Test
    void dealsQueuesOutInTurn() {
        assertThat(TaskQueues.deal(queues("a", "b", "c", "d", "e"), 2))
                .containsExactly(queues("a", "c", "e"), queues("b", "d"));
    }

    @Test
    void tasksBeyondTheQueuesShareTheStandardOnes() {
        assertThat(TaskQueues.deal(queues("a", "b.fifo"), 4))
                .containsExactly(queues("a"), queues("b.fifo"), queues("a"), queues("a"));
    }

    @Test
    void aFifoQueueHasOneTaskHoweverManyAreAllowed() {
        assertThat(TaskQueues.deal(queues("a.fifo"), 8)).containsExactly(queues("a.fifo"));
    }

    @Test
    void joinedQueuesAreReadBack() {
        assertThat(TaskQueues.of(TaskQueues.join(queues("a", "b")))).isEqualTo(queues("a", "b"));
    }

    private static List<QueueUrl> queues(String... names) {
        return Stream.of(names)
                .map(name -> QueueUrl.parse("http://localhost/0/" + name))
                .toList();
    }
}
