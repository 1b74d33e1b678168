package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.SdkSqsApi;
import io.connect.sqs.testing.RecordingProxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every AWS client uses the same proxy, whichever setting names it. */
class ProxiedClientsTest {

    private static final QueueUrl QUEUE = QueueUrl.parse("https://sqs.eu-west-1.amazonaws.com/123456789012/orders");

    private RecordingProxy proxy = new RecordingProxy(null);
    private final Map<String, String> config = new HashMap<>(
            Map.of("aws.access.key.id", "id", "aws.secret.access.key", "secret", "sqs.queue.url", QUEUE.url()));

    @AfterEach
    void close() {
        proxy.close();
        System.clearProperty("https.proxyHost");
        System.clearProperty("https.proxyPort");
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void sqsS3AndStsAreCalledThroughIt(boolean byKey) {
        if (byKey) {
            config.put("proxy.url", proxy.url());
        } else {
            System.setProperty("https.proxyHost", "127.0.0.1");
            System.setProperty("https.proxyPort", Integer.toString(proxy.port()));
        }

        callSqs();
        callS3();
        config.put("aws.assume.role.arn", "arn:aws:iam::123456789012:role/r");
        callSqs();

        assertThat(proxy.targets())
                .containsExactlyInAnyOrder(
                        "sqs.eu-west-1.amazonaws.com:443",
                        "bucket.s3.eu-west-1.amazonaws.com:443",
                        "sts.eu-west-1.amazonaws.com:443");
    }

    @Test
    void hostsToBypassAreNotAskedOfIt() {
        config.put("proxy.url", proxy.url());
        config.put("proxy.bypass.hosts", "invalid");
        config.put("aws.endpoint.override", "http://aws.invalid:1");

        callSqs();
        callS3();

        assertThat(proxy.targets()).isEmpty();
    }

    @Test
    void sqsShowsItsLogin() {
        proxy.close();
        proxy = new RecordingProxy("Basic");
        config.put("proxy.url", proxy.url());
        config.put("proxy.username", "user");
        config.put("proxy.password", "pass");

        callSqs();

        String login = Base64.getEncoder().encodeToString("user:pass".getBytes(StandardCharsets.UTF_8));
        assertThat(proxy.lines())
                .anySatisfy(line -> assertThat(line).isEqualToIgnoringCase("proxy-authorization: Basic " + login));
    }

    private void callSqs() {
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            assertThatThrownBy(() -> sqs.attributes(QUEUE).join()).isNotNull();
        }
    }

    private void callS3() {
        try (S3Access s3 = S3Access.of(config)) {
            assertThatThrownBy(() -> s3.client()
                            .getObject(request -> request.bucket("bucket").key("key")))
                    .isNotNull();
        }
    }
}
