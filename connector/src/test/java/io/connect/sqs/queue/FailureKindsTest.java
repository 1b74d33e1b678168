package io.connect.sqs.queue;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.testing.Clients;
import io.connect.sqs.testing.ScriptedSqs;
import io.connect.sqs.testing.ScriptedSqs.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Only an error answer of SQS itself can be a permanent failure. This holds for every form of the answer and for both
 * clients.
 */
@ParameterizedClass
@ValueSource(strings = {"direct", "generated"})
class FailureKindsTest {

    @Parameter
    private String client;

    @ParameterizedTest
    @CsvSource({
        "400, KmsThrottled, KMS.ThrottlingException;Sender, THROTTLED",
        "400, KmsInvalidState, KMS.InvalidStateException;Sender, TRANSIENT",
        "400, KmsDisabled, KMS.DisabledException;Sender, TRANSIENT",
        "400, KmsAccessDenied, KMS.AccessDeniedException;Sender, DENIED",
        "400, KmsThrottled, , THROTTLED",
        "403, OverLimit, , THROTTLED",
        "400, RequestThrottled, RequestThrottled;Sender, THROTTLED",
        "400, ThrottlingException, , THROTTLED",
        "403, AccessDeniedException, , DENIED",
        "403, ExpiredTokenException, , CREDENTIALS",
        "403, InvalidClientTokenId, InvalidClientTokenId;Sender, CREDENTIALS",
        "400, QueueDoesNotExist, AWS.SimpleQueueService.NonExistentQueue;Sender, NO_SUCH_QUEUE",
        "400, InvalidParameterValueException, InvalidParameterValue;Sender, INVALID",
        "400, UnsupportedOperation, AWS.SimpleQueueService.UnsupportedOperation;Sender, INVALID",
        "400, ValidationException, , INVALID",
        "400, NeverHeardOf, , UNKNOWN",
        "400, NeverHeardOf, NeverHeardOf;Sender, UNKNOWN",
        "500, InternalFailure, , TRANSIENT",
        "503, NeverHeardOf, , TRANSIENT",
        "429, NeverHeardOf, , THROTTLED",
    })
    void codesOfSqsHaveTheirDocumentedMeaning(int status, String code, String header, FailureKind expected) {
        Answer plain = Answer.error(status, code, "in its own words");
        Answer answer = header == null ? plain : plain.with("x-amzn-query-error", header);

        assertThat(failure(answer).kind()).isEqualTo(expected);
        assertThat(failure(answer.compressed()).kind()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "404, text/html, <html>404 page not found</html>",
        "403, text/html, <html>Blocked by proxy</html>",
        "400, text/plain, ''",
        "407, text/plain, proxy auth",
        "405, application/json, '{}'",
        "418, application/json, '[]'",
        "302, text/html, elsewhere",
        "301, text/html, ''",
        "400, application/json, '{\"message\":\"no healthy upstream\"}'",
        "413, text/html, <h1>Request Entity Too Large</h1>",
        "429, text/html, slow down",
        "502, text/html, <html>bad gateway</html>",
        "503, text/plain, no healthy upstream",
    })
    void anAnswerWithoutACodeOfSqsPasses(int status, String type, String body) {
        SqsFailure failure = failure(new Answer(status, Map.of("Content-Type", type), body));

        assertThat(failure.kind().isRetriable()).as(failure.getMessage()).isTrue();
        if (!body.isEmpty() && !body.startsWith("{") && !body.startsWith("[")) {
            assertThat(failure).hasMessageContaining("the answer begins: " + body);
        }
    }

    @ParameterizedTest
    @CsvSource({"200, <html>captive portal</html>", "200, '{\"Messages\":[{\"MessageId\":\"x\",'"})
    void aSuccessThatIsNoneOfSqsPasses(int status, String body) {
        SqsFailure failure = failure(new Answer(status, Map.of("Content-Type", "text/html"), body));

        assertThat(failure.kind().isRetriable()).as(failure.getMessage()).isTrue();
    }

    @Test
    void aLongPageIsToldInItsFirstLine() {
        SqsFailure failure = failure(new Answer(
                404, Map.of("Content-Type", "text/html"), "\n\n  <html>\nsecond line\n" + "x".repeat(5_000)));

        assertThat(failure.getMessage()).endsWith("the answer begins: <html>");
    }

    @Test
    void aPageCannotControlTheTerminalThatShowsTheLog() {
        SqsFailure failure =
                failure(new Answer(404, Map.of("Content-Type", "text/html"), "\u001b[2Jnothing\u0000 to see"));

        assertThat(failure.getMessage()).endsWith("the answer begins: ?[2Jnothing? to see");
    }

    private SqsFailure failure(Answer answer) {
        try (ScriptedSqs service = new ScriptedSqs((operation, request) -> answer);
                SqsApi sqs = Clients.of(client, service.address().toString(), Map.of())) {
            QueueUrl queue = QueueUrl.parse(service.address() + "/0/orders");
            Clients.introduce(sqs, queue);
            sqs.receive(new ReceiveCall(queue, 10, Duration.ZERO, Duration.ofSeconds(30), List.of(), Optional.empty()))
                    .join();
            throw new AssertionError("was taken for a success");
        } catch (CompletionException e) {
            return SqsFailure.of(e);
        }
    }
}
