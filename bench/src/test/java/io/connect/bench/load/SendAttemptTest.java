package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SendAttemptTest {

    private final List<String> heard = new ArrayList<>();
    private final LoadPlan plan = new LoadPlan(List.of(new LoadPhase("steady", 2, Duration.ofSeconds(1))), 2);
    private final SendAttempt attempt = new SendAttempt(0);

    @Test
    void tellsTheAnswerForEachMessageAtItsTime() {
        int missing = answer(
                200,
                "{\"Successful\":[{\"Id\":\"0\",\"MessageId\":\"m\"}],\"Failed\":[{\"Id\":\"1\",\"Code\":\"c\"}]}");

        assertThat(missing).isEqualTo(1);
        assertThat(settled()).containsExactly("answered 1 of 2 at 77");
    }

    @Test
    void takesACallThatSqsRefusedForOneThatPutNothingIntoTheQueue() {
        answer(400, "{\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");

        assertThat(settled()).containsExactly("refused HTTP 400: {\"__type\":\"com.amazonaws.sqs#QueueDoesNotExist\"}");
    }

    @Test
    void aServerErrorLeavesTheOutcomeUnknown() {
        answer(503, "busy");

        assertThat(settled()).containsExactly("unanswered HTTP 503: busy");
    }

    @Test
    void anUnreadableAnswerLeavesTheOutcomeUnknown() {
        assertThat(answer(200, "<html>")).isEqualTo(2);

        assertThat(settled()).hasSize(1).allMatch(what -> what.startsWith("unanswered HTTP 200 with an answer"));
    }

    @Test
    void aMissingAnswerLeavesTheOutcomeUnknown() {
        assertThat(settled()).containsExactly("unanswered no answer came");
    }

    private int answer(int status, String body) {
        attempt.status(status, 77);
        return attempt.notAccepted(body.getBytes(StandardCharsets.UTF_8), plan);
    }

    private List<String> settled() {
        attempt.settle(
                new SendListener() {
                    @Override
                    public void sent(long batch, long intendedMicros, long sentMicros) {
                        heard.add("sent");
                    }

                    @Override
                    public void answered(long batch, SendBatchResponse response, long answeredMicros) {
                        heard.add("answered " + response.accepted() + " of "
                                + response.entries().size() + " at " + answeredMicros);
                    }

                    @Override
                    public void refused(long batch, String reason, long answeredMicros) {
                        heard.add("refused " + reason);
                    }

                    @Override
                    public void unanswered(long batch, String reason, long atMicros) {
                        heard.add("unanswered " + reason);
                    }
                },
                HostClock.start());
        return heard;
    }
}
