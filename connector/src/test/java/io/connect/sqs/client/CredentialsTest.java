package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.ReceiveCall;
import io.connect.sqs.queue.SdkSqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.common.Configurable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Tests the credentials that the called services receive. */
class CredentialsTest {

    private static final Map<String, String> KEYS =
            Map.of("aws.access.key.id", "ID", "aws.secret.access.key", "secret");

    private static final QueueUrl QUEUE = QueueUrl.parse("https://sqs.eu-west-1.amazonaws.com/123456789012/orders");

    @TempDir
    Path folder;

    private final AwsStub aws = new AwsStub();
    private final Map<String, String> config = new HashMap<>();
    private final Map<String, String> before = new HashMap<>();

    @BeforeEach
    void noneByChance() {
        set("aws.accessKeyId", null);
        set("aws.secretAccessKey", null);
        set("aws.disableEc2Metadata", "true");
        set("aws.configFile", folder.resolve("no-config").toString());
        set("aws.sharedCredentialsFile", folder.resolve("no-credentials").toString());
        config.put("aws.region", "eu-west-1");
        config.put("aws.endpoint.override", aws.url());
    }

    @AfterEach
    void restore() {
        before.forEach((key, value) -> {
            if (value == null) {
                System.clearProperty(key);
            } else {
                System.setProperty(key, value);
            }
        });
        aws.close();
    }

    @Test
    void aSessionTokenGoesWithItsKey() {
        config.putAll(KEYS);
        config.put("aws.session.token", " token ");

        call();

        assertSignedBy("ID", "token");
    }

    @Test
    void aRoleIsAssumedForAsLongAsConfigured() {
        config.putAll(KEYS);
        config.put("aws.assume.role.arn", "arn:aws:iam::1:role/r");
        config.put("aws.sts.role.duration.seconds", "7200");

        call();

        assertThat(aws.forms())
                .singleElement()
                .asString()
                .contains("DurationSeconds=7200", "RoleArn=arn:aws:iam::1:role/r");
        assertSignedBy("ROLE", "ROLE-token");
    }

    @Test
    void withoutADurationStsDecides() {
        config.putAll(KEYS);
        config.put("aws.assume.role.arn", "arn:aws:iam::1:role/r");

        call();

        assertThat(aws.forms()).singleElement().asString().doesNotContain("DurationSeconds");
    }

    @Test
    void aRoleIsAssumedThroughItsOwnAddressWhereTheEnvironmentAsksForFips() {
        set("aws.useFipsEndpoint", "true");
        aRoleIsAssumedForAsLongAsConfigured();
    }

    @Test
    void aWebIdentityIsExchangedAtTheAddressOfSts() throws IOException {
        set(
                "aws.webIdentityTokenFile",
                Files.writeString(folder.resolve("web"), "the-web-token").toString());
        set("aws.roleArn", "arn:aws:iam::1:role/web");

        call();

        assertThat(aws.forms()).singleElement().asString().contains("WebIdentityToken=the-web-token", "role/web");
        assertSignedBy("WEB", "WEB-token");
    }

    @Test
    void aPodIdentityIsAskedForWithItsToken() throws IOException {
        set("aws.containerCredentialsFullUri", aws.url() + "/pod");
        set(
                "aws.containerAuthorizationTokenFile",
                Files.writeString(folder.resolve("pod"), "pod-token").toString());

        call();

        assertThat(aws.tokens()).contains("pod:pod-token");
        assertSignedBy("POD", "POD-token");
    }

    @ParameterizedTest
    @CsvSource({"OwnProvider, OWN, set", "MadeProvider, MADE,"})
    void aProviderClassIsUsed(String type, String id, String given) {
        config.put("aws.credentials.provider.class", CredentialsTest.class.getName() + "$" + type);
        config.put("own.key", given);

        call();

        assertSignedBy(given == null ? id : id + "-" + given, null);
    }

    @Test
    void aProfileOfAnSsoSessionNeedsNothingBesideThePlugin() throws IOException {
        set("aws.configFile", Files.writeString(folder.resolve("config"), """
                                [profile sso]
                                sso_session = company
                                sso_account_id = 123456789012
                                sso_role_name = reader
                                [sso-session company]
                                sso_region = eu-west-1
                                sso_start_url = https://company.example/start
                                [profile older]
                                sso_start_url = https://company.example/start
                                sso_region = eu-west-1
                                sso_account_id = 123456789012
                                sso_role_name = reader
                                """).toString());
        for (String profile : new String[] {"sso", "older"}) {
            config.put("aws.credentials.profile", profile);

            assertThatThrownBy(this::call).cause().satisfies(failure -> {
                // There is no SSO login here. An earlier version reported a missing module of the SDK instead.
                assertThat(failure)
                        .message()
                        .containsPattern("(?i)token|sso login")
                        .doesNotContain("class path");
                assertThat(SqsFailure.of(failure).kind()).isEqualTo(FailureKind.CREDENTIALS);
            });
        }
    }

    @Test
    void whateverAProviderClassThrowsMeansThatThereAreNoCredentials() {
        config.put("aws.credentials.provider.class", FailingProvider.class.getName());

        assertThatThrownBy(this::call).cause().satisfies(failure -> {
            assertThat(failure)
                    .hasMessageContaining("There are no credentials")
                    .hasMessageContaining("the vault is shut");
            assertThat(SqsFailure.of(failure).kind()).isEqualTo(FailureKind.CREDENTIALS);
        });
    }

    @Test
    void callsReturnAtOnceWhileStsIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            config.putAll(KEYS);
            config.put("aws.assume.role.arn", "arn:aws:iam::1:role/r");
            config.put("aws.endpoint.override.sts", "http://127.0.0.1:" + silent.getLocalPort());
            try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
                CompletableFuture<?> receive = sqs.receive(
                        new ReceiveCall(QUEUE, 10, Duration.ZERO, Duration.ofSeconds(30), List.of(), Optional.empty()));
                CompletableFuture<?> attributes = sqs.attributes(QUEUE);

                assertThat(receive).isNotDone();
                assertThat(attributes).isNotDone();
                assertThat(receive.cancel(true)).isTrue();
            }
        }
        assertThat(aws.signatures()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"false, SLOW", "true, ROLE"})
    void callsReturnAtOnceWhileAProviderIsBeingMade(boolean role, String signedBy) {
        config.put("aws.credentials.provider.class", SlowProvider.class.getName());
        if (role) {
            config.put("aws.assume.role.arn", "arn:aws:iam::1:role/r");
        }
        SlowProvider.gate = new CountDownLatch(1);
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            CompletableFuture<?> attributes = sqs.attributes(QUEUE);

            assertThat(attributes).isNotDone();
            SlowProvider.gate.countDown();
            attributes.join();
        }
        assertThat(aws.signatures().get(aws.signatures().size() - 1)).contains("Credential=" + signedBy + "/");
    }

    /** The gate opens only after the stop. */
    @Test
    void aStopDoesNotWaitForAProviderThatIsBeingMadeAndClosesItAfterwards() {
        config.put("aws.credentials.provider.class", SlowProvider.class.getName());
        SlowProvider.gate = new CountDownLatch(1);
        SlowProvider.closed = new CountDownLatch(1);
        SlowProvider.begun = new CountDownLatch(1);
        LazyProvider provider = new LazyProvider(() -> ProviderClass.create(SlowProvider.class, config));
        CompletableFuture<?> asked = CompletableFuture.runAsync(provider::resolveCredentials);
        await().until(() -> SlowProvider.begun.getCount() == 0);

        provider.close();
        SlowProvider.gate.countDown();

        asked.join();
        assertThat(SlowProvider.closed.getCount()).isZero();
    }

    @Test
    void aValidationDoesNotWaitForAProviderForEver() {
        config.put("aws.credentials.provider.class", SlowProvider.class.getName());
        SlowProvider.gate = new CountDownLatch(1);

        assertThat(ProviderClass.problem(config, Duration.ofMillis(10))).isEmpty();

        SlowProvider.gate.countDown();
    }

    private void call() {
        try (SdkSqsApi sqs = new SdkSqsApi(SqsClients.of(config, Duration.ZERO))) {
            sqs.attributes(QUEUE).join();
        }
    }

    private void assertSignedBy(String id, String token) {
        assertThat(aws.signatures()).singleElement().asString().contains("Credential=" + id + "/");
        assertThat(aws.tokens().get(aws.tokens().size() - 1)).isEqualTo(token);
    }

    private void set(String key, String value) {
        before.putIfAbsent(key, System.getProperty(key));
        if (value == null) {
            System.clearProperty(key);
        } else {
            System.setProperty(key, value);
        }
    }

    /** A provider written by a user. */
    public static final class OwnProvider implements AwsCredentialsProvider, Configurable {
        private String id;

        @Override
        public void configure(Map<String, ?> all) {
            id = "OWN-" + all.get("own.key");
        }

        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create(id, "s");
        }
    }

    /** A provider in the same form as the SDK's own providers. */
    public static final class MadeProvider implements AwsCredentialsProvider {
        private MadeProvider() {}

        public static MadeProvider create() {
            return new MadeProvider();
        }

        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("MADE", "s");
        }
    }

    /** A provider whose constructor blocks. */
    public static final class SlowProvider implements AwsCredentialsProvider, SdkAutoCloseable {
        private static volatile CountDownLatch gate = new CountDownLatch(0);
        private static volatile CountDownLatch begun = new CountDownLatch(1);
        private static volatile CountDownLatch closed = new CountDownLatch(1);

        public SlowProvider() throws InterruptedException {
            begun.countDown();
            gate.await();
        }

        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            return AwsBasicCredentials.create("SLOW", "s");
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    /** A provider without credentials. */
    public static final class FailingProvider implements AwsCredentialsProvider {
        @Override
        public software.amazon.awssdk.auth.credentials.AwsCredentials resolveCredentials() {
            throw new IllegalStateException("the vault is shut");
        }
    }
}
