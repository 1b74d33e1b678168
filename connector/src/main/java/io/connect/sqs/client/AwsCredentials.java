package io.connect.sqs.client;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.config.types.Password;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProviderChain;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.StsClientBuilder;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.services.sts.auth.StsWebIdentityTokenFileCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/**
 * The configured credentials: keys, a provider class of the user, a profile or the default chain. A configured role is assumed
 * with these credentials.
 */
final class AwsCredentials implements SdkAutoCloseable {

    /** The longest time that a call waits for credentials, and that an STS call may take. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final AwsCredentialsProvider provider;
    private final FetchedCredentials fetched;
    private final List<SdkAutoCloseable> parts;

    private AwsCredentials(AwsCredentialsProvider provider, List<SdkAutoCloseable> parts) {
        this.provider = provider;
        this.fetched = new FetchedCredentials(provider, PATIENCE, System::nanoTime);
        this.parts = parts;
    }

    static AwsCredentials of(AwsSettings settings, Region region) {
        List<SdkAutoCloseable> parts = new ArrayList<>();
        AwsCredentialsProvider base = base(settings, region, parts);
        if (settings.roleArn().isEmpty()) {
            return new AwsCredentials(base, parts);
        }
        StsAssumeRoleCredentialsProvider role = StsAssumeRoleCredentialsProvider.builder()
                .stsClient(sts(settings, region, base, parts))
                .refreshRequest(request -> {
                    request.roleArn(settings.roleArn().orElseThrow())
                            .roleSessionName(settings.roleSessionName())
                            .externalId(settings.roleExternalId()
                                    .map(Password::value)
                                    .orElse(null));
                    settings.roleDuration().ifPresent(request::durationSeconds);
                })
                .build();
        parts.add(role);
        return new AwsCredentials(role, parts);
    }

    private static AwsCredentialsProvider base(AwsSettings settings, Region region, List<SdkAutoCloseable> parts) {
        if (settings.accessKeyId().isPresent() && settings.secretAccessKey().isPresent()) {
            return StaticCredentialsProvider.create(keys(
                    settings.accessKeyId().get().value().trim(),
                    settings.secretAccessKey().get().value().trim(),
                    settings.sessionToken()));
        }
        AwsCredentialsProvider base = settings.providerClass()
                .<AwsCredentialsProvider>map(type -> new LazyProvider(() -> ProviderClass.create(type, settings.all())))
                .or(() -> settings.profile().map(ProfileCredentialsProvider::create))
                .orElseGet(() -> ofEnvironment(settings, region, parts));
        if (base instanceof SdkAutoCloseable closeable) {
            parts.add(closeable);
        }
        return base;
    }

    private static software.amazon.awssdk.auth.credentials.AwsCredentials keys(
            String id, String secret, Optional<Password> token) {
        return token.isPresent()
                ? AwsSessionCredentials.create(id, secret, token.get().value().trim())
                : AwsBasicCredentials.create(id, secret);
    }

    /**
     * The SDK's default chain. A web identity token is exchanged by the connector's own STS client, which uses the configured
     * proxy and endpoint.
     */
    private static AwsCredentialsProvider ofEnvironment(
            AwsSettings settings, Region region, List<SdkAutoCloseable> parts) {
        AwsCredentialsProvider chain = DefaultCredentialsProvider.builder().build();
        if (SdkSystemSetting.AWS_WEB_IDENTITY_TOKEN_FILE.getStringValue().isEmpty()) {
            return chain;
        }
        return AwsCredentialsProviderChain.of(
                SystemPropertyCredentialsProvider.create(),
                EnvironmentVariableCredentialsProvider.create(),
                StsWebIdentityTokenFileCredentialsProvider.builder()
                        .stsClient(sts(settings, region, AnonymousCredentialsProvider.create(), parts))
                        .build(),
                chain);
    }

    private static StsClient sts(
            AwsSettings settings, Region region, AwsCredentialsProvider base, List<SdkAutoCloseable> parts) {
        StsClientBuilder builder = StsClient.builder()
                .region(region)
                .credentialsProvider(base)
                .httpClient(settings.http().blocking(settings.stsEndpoint().orElse(HttpClients.AWS)))
                .overrideConfiguration(override -> override.apiCallTimeout(PATIENCE));
        settings.stsEndpoint()
                .ifPresent(endpoint ->
                        builder.endpointOverride(endpoint).fipsEnabled(false).dualstackEnabled(false));
        StsClient sts = builder.build();
        parts.add(sts);
        return sts;
    }

    /** The provider, which may block the calling thread. */
    AwsCredentialsProvider provider() {
        return provider;
    }

    /** The provider, which does not block after {@link FetchedCredentials#ready} has completed. */
    FetchedCredentials fetched() {
        return fetched;
    }

    @Override
    public void close() {
        fetched.close();
        // In reverse order, so that a role is closed before its STS client.
        for (int i = parts.size() - 1; i >= 0; i--) {
            parts.get(i).close();
        }
    }
}
