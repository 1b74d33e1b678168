package io.connect.sqs.client;

import org.apache.kafka.common.config.types.Password;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.auth.StsAssumeRoleCredentialsProvider;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** Credentials as configured: keys, a profile or the default chain, and on top of any of them an assumed role. */
final class AwsCredentials implements SdkAutoCloseable {

    private final AwsCredentialsProvider provider;
    private final StsClient sts;

    private AwsCredentials(AwsCredentialsProvider provider, StsClient sts) {
        this.provider = provider;
        this.sts = sts;
    }

    static AwsCredentials of(AwsSettings settings, Region region) {
        AwsCredentialsProvider base = base(settings);
        if (settings.roleArn().isEmpty()) {
            return new AwsCredentials(base, null);
        }
        var stsBuilder = StsClient.builder()
                .region(region)
                .credentialsProvider(base)
                .httpClientBuilder(UrlConnectionHttpClient.builder());
        settings.stsEndpoint().ifPresent(stsBuilder::endpointOverride);
        StsClient sts = stsBuilder.build();
        return new AwsCredentials(
                StsAssumeRoleCredentialsProvider.builder()
                        .stsClient(sts)
                        .refreshRequest(
                                request -> request.roleArn(settings.roleArn().orElseThrow())
                                        .roleSessionName(settings.roleSessionName())
                                        .externalId(settings.roleExternalId()
                                                .map(Password::value)
                                                .orElse(null)))
                        .build(),
                sts);
    }

    private static AwsCredentialsProvider base(AwsSettings settings) {
        if (settings.accessKeyId().isPresent() && settings.secretAccessKey().isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    settings.accessKeyId().get().value().trim(),
                    settings.secretAccessKey().get().value().trim()));
        }
        return settings.profile()
                .<AwsCredentialsProvider>map(ProfileCredentialsProvider::create)
                .orElseGet(() -> DefaultCredentialsProvider.builder().build());
    }

    AwsCredentialsProvider provider() {
        return provider;
    }

    @Override
    public void close() {
        if (provider instanceof SdkAutoCloseable closeable) {
            closeable.close();
        }
        if (sts != null) {
            sts.close();
        }
    }
}
