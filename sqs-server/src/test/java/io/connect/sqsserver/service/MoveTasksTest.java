package io.connect.sqsserver.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqsserver.message.Content;
import io.connect.sqsserver.message.Digests;
import io.connect.sqsserver.message.MessageAttributes;
import io.connect.sqsserver.message.Utf8;
import io.connect.sqsserver.queue.Outgoing;
import io.connect.sqsserver.sampling.Sampler;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MoveTasksTest {

    private static final long START = 1_800_000_000_000L;

    private final SqsService service =
            new SqsService(new ServiceOptions("eu-west-1", "000000000000", 1, Long.MAX_VALUE, 0, Sampler.NONE));

    /** Whole milliseconds between two messages would make 400 a second 500. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 300, 334, 400, 499, 500})
    void keepsTheRate(int rate) {
        MoveTask task = start(rate, 2_000);

        for (long now = START; now < START + 2_000; now++) {
            service.run(now);
        }

        assertThat(task.moved()).isBetween(2 * rate - 1, 2 * rate);
    }

    @Test
    void catchesUpAfterALateTimerWithoutABurst() {
        MoveTask task = start(500, 2_000);
        service.run(START);

        service.run(START + 1_000);

        assertThat(task.moved()).isEqualTo(2);
        for (long now = START + 1_001; now < START + 2_000; now++) {
            service.run(now);
        }
        assertThat(task.moved()).isBetween(999, 1_000);
    }

    @Test
    void refusesADestinationOfTheOtherType() {
        start(1, 0);
        HostedQueue fifo = service.create("d.fifo", Map.of("FifoQueue", "true"), Map.of(), START);

        assertThatThrownBy(() -> service.moveTasks()
                        .start(deadLetters().arn(), Optional.of(fifo.arn()), Optional.empty(), START))
                .hasMessageContaining("the destination must be a standard queue");
    }

    private MoveTask start(int rate, int messages) {
        HostedQueue dead = service.create("dead", Map.of(), Map.of(), START);
        String policy = "{\"deadLetterTargetArn\":\"" + dead.arn() + "\",\"maxReceiveCount\":1}";
        service.create("source", Map.of("RedrivePolicy", policy), Map.of(), START);
        HostedQueue target = service.create("target", Map.of(), Map.of(), START);
        for (int i = 0; i < messages; i++) {
            dead.queue().send(List.of(new Outgoing(content(), 0)), START);
        }
        return service.moveTasks().start(dead.arn(), Optional.of(target.arn()), Optional.of(rate), START);
    }

    private HostedQueue deadLetters() {
        return service.find("dead").orElseThrow();
    }

    private Content content() {
        byte[] body = Utf8.bytes("m");
        return new Content(service.ids().next(), body, Digests.md5(body), MessageAttributes.NONE, null, null, START);
    }
}
