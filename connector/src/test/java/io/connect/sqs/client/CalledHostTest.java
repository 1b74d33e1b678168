package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.SdkSqsApi;
import io.connect.sqs.testing.RecordingProxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Tests the host that is called for a queue, as a proxy sees it, and the region in the signature, as the service sees
 * it.
 */
class CalledHostTest {

    private static final Map<String, String> KEYS =
            Map.of("aws.access.key.id", "id", "aws.secret.access.key", "secret");

    private final RecordingProxy proxy = new RecordingProxy(null);

    @AfterEach
    void close() {
        proxy.close();
        System.clearProperty("aws.useFipsEndpoint");
        System.clearProperty("aws.useDualstackEndpoint");
    }

    @ParameterizedTest
    @CsvSource({
        "https://sqs.eu-west-1.amazonaws.com,                        sqs.eu-west-1.amazonaws.com:443",
        "http://sqs.eu-west-1.amazonaws.com,                         sqs.eu-west-1.amazonaws.com:443",
        "https://sqs-fips.us-east-1.amazonaws.com,                   sqs-fips.us-east-1.amazonaws.com:443",
        "https://sqs.us-gov-west-1.amazonaws.com,                    sqs.us-gov-west-1.amazonaws.com:443",
        "https://sqs.eusc-de-east-1.amazonaws.eu,                    sqs.eusc-de-east-1.amazonaws.eu:443",
        "https://sqs.cn-north-1.amazonaws.com.cn,                    sqs.cn-north-1.amazonaws.com.cn:443",
        "https://vpce-1.sqs.cn-north-1.vpce.amazonaws.com.cn,        vpce-1.sqs.cn-north-1.vpce.amazonaws.com.cn:443",
        "https://vpce-1-a.sqs.us-east-1.vpce.amazonaws.com,          vpce-1-a.sqs.us-east-1.vpce.amazonaws.com:443",
        "https://sqs.us-iso-east-1.c2s.ic.gov,                       sqs.us-iso-east-1.c2s.ic.gov:443",
        "https://queue.amazonaws.com,                                queue.amazonaws.com:443",
        "https://eu-central-1.queue.amazonaws.com,                   eu-central-1.queue.amazonaws.com:443",
        "https://sqs.us-west-2.api.aws,                              sqs.us-west-2.api.aws:443",
        "https://sqs.cn-north-1.api.amazonwebservices.com.cn,        sqs.cn-north-1.api.amazonwebservices.com.cn:443",
        "https://vpce-1.sqs.eu-west-1.vpce.amazonaws.com:8443,       vpce-1.sqs.eu-west-1.vpce.amazonaws.com:8443",
        "http://vpce-1.sqs.eu-west-1.vpce.amazonaws.com:8443,        vpce-1.sqs.eu-west-1.vpce.amazonaws.com:8443",
        "https://sqs.eu-west-1.amazonaws.com:8443,                   sqs.eu-west-1.amazonaws.com:8443",
        "https://sqs.eu-west-1.amazonaws.com:443,                    sqs.eu-west-1.amazonaws.com:443",
        "http://sqs.eu-west-1.amazonaws.com:80,                      sqs.eu-west-1.amazonaws.com:443",
        "http://sqs.eu-west-1.amazonaws.com:443,                     sqs.eu-west-1.amazonaws.com:443",
        "https://[2001:db8::7]:8443,                                 [2001:db8::7]:8443",
        "https://sqs.internal.example:9443,                          sqs.internal.example:9443",
    })
    void theHostInTheUrlIsCalled(String service, String called) {
        attributes(service + "/123456789012/orders", Map.of("aws.region", "sa-east-1"));

        assertThat(proxy.targets()).containsExactly(called);
    }

    /** The name has a part that is too long for DNS, so that no server has to be asked. */
    @Test
    void aHostThatIsUnknownIsToldAtOnce() {
        Map<String, String> config = new HashMap<>(KEYS);
        config.put("aws.region", "eu-west-1");
        config.put("proxy.url", "none");
        String host = "x".repeat(64) + ".invalid";
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            QueueUrl queue = QueueUrl.parse("http://" + host + "/0/orders");

            for (int call = 0; call < 2; call++) {
                assertThatThrownBy(() -> sqs.attributes(queue).join())
                        .hasRootCauseInstanceOf(UnknownHostException.class)
                        .hasMessageContaining("the name of the host cannot be looked up: " + host);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "aws.useFipsEndpoint,      https://sqs.us-east-1.amazonaws.com,        sqs-fips.us-east-1.amazonaws.com:443",
        "aws.useDualstackEndpoint, https://sqs.us-east-1.amazonaws.com,        sqs.us-east-1.api.aws:443",
        "aws.useFipsEndpoint,      https://vpce-1.sqs.us-east-1.vpce.amazonaws.com, vpce-1.sqs.us-east-1.vpce.amazonaws.com:443",
        "aws.useDualstackEndpoint, https://sqs.internal.example,               sqs.internal.example:443",
    })
    void theEnvironmentMayAskForAnotherFormOfThePlainEndpointOnly(String asked, String service, String called) {
        System.setProperty(asked, "true");

        attributes(service + "/123456789012/orders", Map.of("aws.region", "us-east-1"));

        assertThat(proxy.targets()).containsExactly(called);
    }

    @Test
    void anAddressIsCalledAlsoWhereTheEnvironmentAsksForFips() {
        System.setProperty("aws.useFipsEndpoint", "true");

        attributes(
                "https://sqs.us-east-1.amazonaws.com/123456789012/orders",
                Map.of("aws.endpoint.override", "https://sqs.internal.example"));

        assertThat(proxy.targets()).containsExactly("sqs.internal.example:443");
    }

    @ParameterizedTest
    @CsvSource({
        // columns: queue, aws.region, endpoint, region in the signature
        "https://sqs.eu-west-1.amazonaws.com/1/q,              ,           ,                                     eu-west-1",
        "https://sqs.eu-west-1.amazonaws.com/1/q,              us-east-1,  ,                                     eu-west-1",
        "https://queue.amazonaws.com/1/q,                      eu-west-1,  ,                                     us-east-1",
        "https://sqs.eusc-de-east-1.amazonaws.eu/1/q,          ,           ,                                     eusc-de-east-1",
        "https://vpce-1.sqs.cn-north-1.vpce.amazonaws.com.cn/1/q, ,        ,                                     cn-north-1",
        "https://sqs.eu-west-1.amazonaws.com/1/q,              us-east-1,  http://localhost:1,                   us-east-1",
        "https://sqs.eu-west-1.amazonaws.com/1/q,              ,           http://localhost:1,                   eu-west-1",
        "https://sqs.eu-west-1.amazonaws.com/1/q,              ,           https://sqs-fips.us-west-2.amazonaws.com, us-west-2",
        "http://sqs.eu-west-1.localhost.localstack.cloud/1/q,  us-east-1,  ,                                     us-east-1",
        "http://sqs.eu-west-1.localhost.localstack.cloud/1/q,  ,           ,                                     eu-west-1",
    })
    void callsAreSignedForTheRegionOfTheHost(String queue, String region, String endpoint, String signed) {
        Map<String, String> config = new HashMap<>();
        config.put("aws.region", region);
        config.put("aws.endpoint.override", endpoint);

        assertThat(Regions.of(QueueUrl.parse(queue), AwsSettings.of(config)).id())
                .isEqualTo(signed);
    }

    @Test
    void aServiceOnAnAddressOfIpVersionSixIsCalled() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getByName("::1"), 0), 0);
        List<String> hosts = new CopyOnWriteArrayList<>();
        server.createContext("/", exchange -> {
            hosts.add(exchange.getRequestHeaders().getFirst("Host"));
            byte[] body = "{\"Attributes\":{\"VisibilityTimeout\":\"30\"}}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/x-amz-json-1.0");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        String address = "[::1]:" + server.getAddress().getPort();
        Map<String, String> config = new HashMap<>(KEYS);
        config.put("aws.region", "us-east-1");
        config.put("proxy.url", proxy.url());
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            sqs.attributes(QueueUrl.parse("http://" + address + "/1/orders")).join();
        } finally {
            server.stop(0);
        }

        assertThat(hosts).containsExactly(address);
        assertThat(proxy.targets()).isEmpty();
    }

    private void attributes(String queue, Map<String, String> more) {
        Map<String, String> config = new HashMap<>(KEYS);
        config.put("proxy.url", proxy.url());
        config.putAll(more);
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            assertThatThrownBy(() -> sqs.attributes(QueueUrl.parse(queue)).join())
                    .isNotNull();
        }
    }
}
