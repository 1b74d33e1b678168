package io.connect.features.world.messages;

import io.connect.features.world.RunningScenario;
import java.util.List;
import java.util.Optional;

/** Sends messages continuously during a scenario; stops when it ends. */
public final class Traffic {
    private final RunningScenario scenario;
    private final Outbox outbox;
    private Optional<ContinuousSender> sender = Optional.empty();

    public Traffic(RunningScenario scenario, Outbox outbox) {
        this.scenario = scenario;
        this.outbox = outbox;
    }

    /** Sends to each of these queues at this rate until {@link #end()}. */
    public void start(List<Queue> queues, int perSecond, int groups, int bytes) {
        sender = Optional.of(new ContinuousSender(outbox, queues, perSecond, groups, bytes));
        scenario.atEnd(this::end);
    }

    /** The average number of messages a second that were actually sent since {@link #start}. */
    public double perSecond() {
        return sender.orElseThrow(() -> new IllegalStateException("no messages keep being sent in this scenario"))
                .perSecond();
    }

    /** @throws IllegalStateException if a message of the continuous load could not be sent */
    public void check() {
        sender.ifPresent(ContinuousSender::check);
    }

    /** Stops sending. */
    public void end() {
        Optional<ContinuousSender> ended = sender;
        sender = Optional.empty();
        ended.ifPresent(ContinuousSender::close);
    }
}
