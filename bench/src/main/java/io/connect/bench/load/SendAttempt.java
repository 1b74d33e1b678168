package io.connect.bench.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The state of one call. It belongs to one virtual user, which runs one step after the other, so it needs no lock. */
public final class SendAttempt {

    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;
    private static final int SHOWN_CHARACTERS = 300;

    private final long batch;
    private int status;
    private long answeredMicros;
    private SendBatchResponse response;
    private String problem = "no answer came";

    public SendAttempt(long batch) {
        this.batch = batch;
    }

    public long batch() {
        return batch;
    }

    /** Records the answer's status and time. */
    public int status(int met, long micros) {
        status = met;
        answeredMicros = micros;
        return met;
    }

    /** Reads the answer. Returns the number of messages that SQS did not report as accepted. */
    public int notAccepted(byte[] answer, LoadPlan plan) {
        int size = plan.sizeOf(batch);
        if (status >= CLIENT_ERROR) {
            problem = "HTTP " + status + ": " + excerpt(answer);
            return size;
        }
        try {
            response = SendBatchResponse.parse(answer, size);
            return size - response.accepted();
        } catch (IOException e) {
            problem = "HTTP " + status + " with an answer that cannot be read (" + e.getMessage() + "): "
                    + excerpt(answer);
            return size;
        }
    }

    /** Reports the result of the call to the listener. */
    public void settle(SendListener listener, HostClock clock) {
        if (response != null) {
            listener.answered(batch, response, answeredMicros);
        } else if (status >= CLIENT_ERROR && status < SERVER_ERROR) {
            listener.refused(batch, problem, answeredMicros);
        } else {
            listener.unanswered(batch, problem, clock.micros());
        }
    }

    private static String excerpt(byte[] answer) {
        String text = new String(answer, StandardCharsets.UTF_8).strip();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS) + "…";
    }
}
