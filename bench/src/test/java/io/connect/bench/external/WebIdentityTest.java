package io.connect.bench.external;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.WebIdentityTokenFileCredentialsProvider;

/**
 * The bench gets credentials when it runs with a web-identity role, as in a pod of a Kubernetes service account. The default
 * chain uses this provider only if the environment contains no keys. A developer's environment may contain some.
 */
class WebIdentityTest {

    private static final String ANSWER = """
            <AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
              <AssumeRoleWithWebIdentityResult>
                <Credentials>
                  <AccessKeyId>ASIAFROMTHEROLE</AccessKeyId>
                  <SecretAccessKey>secret-of-the-role</SecretAccessKey>
                  <SessionToken>token-of-the-role</SessionToken>
                  <Expiration>2099-01-01T00:00:00Z</Expiration>
                </Credentials>
              </AssumeRoleWithWebIdentityResult>
            </AssumeRoleWithWebIdentityResponse>
            """;

    private final Map<String, String> before = new HashMap<>();
    private final AtomicReference<String> asked = new AtomicReference<>();
    private HttpServer sts;

    @BeforeEach
    void startSts() throws IOException {
        sts = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        sts.createContext("/", exchange -> {
            asked.set(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            byte[] answer = ANSWER.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        sts.start();
    }

    @AfterEach
    void restore() {
        sts.stop(0);
        before.forEach((name, value) -> {
            if (value == null) {
                System.clearProperty(name);
            } else {
                System.setProperty(name, value);
            }
        });
    }

    @Test
    void takesTheRoleOfAWebIdentityToken(@TempDir Path folder) throws IOException {
        set(
                "aws.webIdentityTokenFile",
                Files.writeString(folder.resolve("token"), "token-of-the-pod").toString());
        set("aws.roleArn", "arn:aws:iam::123456789012:role/bench");
        set("aws.region", "eu-west-1");
        set("aws.endpointUrlSts", "http://127.0.0.1:" + sts.getAddress().getPort());

        try (WebIdentityTokenFileCredentialsProvider provider = WebIdentityTokenFileCredentialsProvider.create()) {
            assertThat(provider.resolveCredentials())
                    .isInstanceOfSatisfying(AwsSessionCredentials.class, credentials -> {
                        assertThat(credentials.accessKeyId()).isEqualTo("ASIAFROMTHEROLE");
                        assertThat(credentials.sessionToken()).isEqualTo("token-of-the-role");
                    });
        }
        assertThat(asked.get())
                .contains("Action=AssumeRoleWithWebIdentity", "WebIdentityToken=token-of-the-pod", "role%2Fbench");
    }

    private void set(String name, String value) {
        before.put(name, System.setProperty(name, value));
    }
}
