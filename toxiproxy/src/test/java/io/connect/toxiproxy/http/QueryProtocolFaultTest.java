package io.connect.toxiproxy.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Faults of SQS's query protocol, which the SDK for Java 1 and early versions of the SDK for Java 2 speak. */
@Timeout(60)
class QueryProtocolFaultTest {

    private static final String FORM = "application/x-www-form-urlencoded; charset=utf-8";

    private final ProxiedService proxied = new ProxiedService("text/xml");
    private final TestService service = proxied.service();
    private final HttpFaultProxy proxy = proxied.proxy();

    @AfterEach
    void stop() {
        proxied.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/,Action=ReceiveMessage&QueueUrl=http%3A%2F%2Fsqs%2F0%2Fq&Version=2012-11-05",
        "/000000000000/q,Action=ReceiveMessage&WaitTimeSeconds=20",
        "/,QueueUrl=http%3A%2F%2Fsqs%2F0%2Fq&%41ction=Receive%4dessage"
    })
    void failsTheActionThatAFormNames(String path, String form) {
        AppliedHttpFault fault = failReceives();

        HttpResponse<String> refused = post(path, FORM, BodyPublishers.ofString(form));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(refused.headers().firstValue("Content-Type")).contains("text/xml");
        assertThat(refused.body())
                .startsWith(
                        "<?xml version=\"1.0\"?><ErrorResponse><Error><Type>Receiver</Type>"
                                + "<Code>InternalFailure</Code><Message>The service failed inside.</Message></Error><RequestId>");
        assertThat(fault.failedRequests()).isEqualTo(1);
        assertThat(service.seen()).isEmpty();
    }

    @Test
    void knowsAFormByItsTypeInAnyLetterCase() {
        AppliedHttpFault fault = failReceives();

        HttpResponse<String> refused =
                post("/", "Application/X-WWW-Form-URLEncoded", BodyPublishers.ofString("Action=ReceiveMessage"));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(fault.failedRequests()).isEqualTo(1);
    }

    /** The README says so: the body that names the action arrives only after the request has been passed on. */
    @Test
    void passesAFormThatAsksFirstWithoutAMatch() {
        AppliedHttpFault fault = failReceives();

        HttpResponse<String> answer = proxied.send(proxied.request("/")
                .header("Content-Type", FORM)
                .POST(BodyPublishers.ofString("Action=ReceiveMessage"))
                .expectContinue(true));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(fault.matchedRequests()).isZero();
    }

    @Test
    void failsTheActionThatAQueryNames() {
        failReceives();

        HttpResponse<String> refused = proxied.send(proxied.request("/0/q?Action=ReceiveMessage"));

        assertThat(refused.body()).contains("<Code>InternalFailure</Code>");
    }

    @Test
    void findsTheActionAfterALargeMessageInChunks() {
        AppliedHttpFault fault =
                proxy.apply(HttpFault.errors(1, AwsError.INTERNAL_FAILURE).withMatch(RequestMatch.sqs("SendMessage")));
        byte[] form = ("MessageBody=" + "x".repeat(1_000_000) + "&Action=SendMessage").getBytes(StandardCharsets.UTF_8);

        HttpResponse<String> refused =
                post("/0/q", FORM, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(form)));

        assertThat(refused.statusCode()).isEqualTo(500);
        assertThat(fault.matchedRequests()).isEqualTo(1);
    }

    @Test
    void passesOtherActionsAsTheyAre() {
        AppliedHttpFault fault = failReceives();
        String form = "Action=SendMessage&MessageBody=" + "%C3%A4".repeat(40_000);

        assertThat(post("/0/q", FORM, BodyPublishers.ofString(form)).statusCode())
                .isEqualTo(200);

        assertThat(new String(service.seen().get(0).body(), StandardCharsets.UTF_8))
                .isEqualTo(form);
        assertThat(fault.matchedRequests()).isZero();
    }

    @Test
    void throttlesAsSqsDoes() {
        proxy.apply(HttpFault.throttle(0.001));
        post("/0/q", FORM, BodyPublishers.ofString("Action=ReceiveMessage"));

        HttpResponse<String> refused = post("/0/q", FORM, BodyPublishers.ofString("Action=ReceiveMessage"));

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.body()).contains("<Type>Sender</Type><Code>RequestThrottled</Code>");
    }

    @Test
    void takesAFormWithoutAnActionForACallOfS3() {
        proxy.apply(HttpFault.errors(1, AwsError.S3_SLOW_DOWN));

        assertThat(post("/bucket/key?uploads", FORM, BodyPublishers.noBody()).body())
                .contains("<Error><Code>SlowDown</Code>");
    }

    private AppliedHttpFault failReceives() {
        return proxy.apply(
                HttpFault.errors(1, AwsError.INTERNAL_FAILURE).withMatch(RequestMatch.sqs("ReceiveMessage")));
    }

    private HttpResponse<String> post(String path, String type, BodyPublisher body) {
        return proxied.send(proxied.request(path).header("Content-Type", type).POST(body));
    }
}
