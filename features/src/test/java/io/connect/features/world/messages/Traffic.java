package io.connect.features.world.messages;

import io.connect.features.world.RunningScenario;
import java.util.List;
import java.util.Optional;

/** Messages that keep being sent while a scenario goes on; no more when it is over. */
public final class Traffic {
    private final RunningScenario scenario;
    private final Outbox outbox;
    private Optional<ContinuousSender> sender = Optional.empty();

    public Traffic(RunningScenario scenario, Outbox outbox) {
        this.scenario = scenario;
        this.outbox = outbox;
    }

    /** Keeps sending to these queues until {@link #end()}, to each at this rate. */
    public void start(List<Queue> queues, int perSecond, int groups, int bytes) {
        sender = Optional.of(new ContinuousSender(outbox, queues, perSecond, groups, bytes));
        scenario.atEnd(this::end);
    }

    /** Messages a second that are really being sent, on average since {@link #start}. */
    public double perSecond() {
        return sender.orElseThrow(() -> new IllegalStateException("no messages keep being sent in this scenario"))
                .perSecond();
    }

    /** @throws IllegalStateException if messages are to keep being sent and could not be */
    public void check() {
        sender.ifPresent(ContinuousSender::check);
    }

    /** Sends no more. */
    public void end() {
        Optional<ContinuousSender> ended = sender;
        sender = Optional.empty();
        ended.ifPresent(ContinuousSender::close);
    }
}
