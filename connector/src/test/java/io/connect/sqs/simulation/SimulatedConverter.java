package io.connect.sqs.simulation;

import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.SourceMessage;
import io.connect.sqs.converter.service.ServiceUnavailableException;
import io.connect.sqs.simulation.chance.Choice;
import io.connect.sqs.simulation.chance.Choices;
import io.connect.sqs.simulation.machine.VirtualTime;
import io.connect.sqs.simulation.machine.WorkerProcess;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.errors.RetriableException;

/** Converts or fails, and sometimes lets other threads run during a conversion. */
final class SimulatedConverter implements MessageConverter {

    /** A deeper nesting of waiting conversions would show nothing new. */
    private static final int DEEPEST = 2;

    private final VirtualTime time;
    private final Choices choices;
    private final Account account;
    private final WorkerProcess process;
    private int depth;

    SimulatedConverter(VirtualTime time, Choices choices, Account account, WorkerProcess process) {
        this.time = time;
        this.choices = choices;
        this.account = account;
        this.process = process;
    }

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        // The seed decides the behaviour.
    }

    @Override
    public ConvertedMessage convert(SourceMessage source) {
        Message message = account.of(source.bodyText());
        if (depth < DEEPEST && !process.isOwnThreadBusy() && choices.happens(Choice.OTHERS_RUN_DURING_CONVERSION)) {
            depth++;
            try {
                time.runUntil(time.now() + choices.upToMillis(2_000));
            } finally {
                depth--;
            }
        }
        failPerhaps(message);
        return ConvertedMessage.ofText(source.bodyText());
    }

    private void failPerhaps(Message message) {
        if (choices.happens(Choice.CONVERSION_FAILS)) {
            fails(message);
            throw new DataException("chosen");
        }
        if (choices.happens(Choice.CONVERSION_THROWS_AN_ERROR)) {
            fails(message);
            throw new StackOverflowError("chosen");
        }
        if (choices.happens(Choice.CONVERSION_FAILS_IN_PASSING)) {
            fails(message);
            throw new RetriableException("chosen");
        }
        if (choices.happens(Choice.SERVICE_UNAVAILABLE)) {
            fails(message);
            throw new ServiceUnavailableException("registry", 0, "chosen", null);
        }
    }

    /**
     * After a failure, the message and the messages behind it may stay in their queue. A later delivery then counts as
     * another receive.
     */
    private void fails(Message message) {
        message.failed = true;
        process.forgetReceives();
    }
}
