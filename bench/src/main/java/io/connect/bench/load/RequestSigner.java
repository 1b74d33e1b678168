package io.connect.bench.load;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.SdkSystemSetting;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignedRequest;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Signs the requests of a load with AWS Signature Version 4, for SQS, by the SDK's own signer. Safe for any thread.
 *
 * <p>Credentials are requested for every call, because a role's credentials expire. The provider must answer from memory.
 */
public final class RequestSigner {

    private static final String SERVICE = "sqs";

    private final IdentityProvider<? extends AwsCredentialsIdentity> credentials;
    private final String region;
    private final Clock clock;
    private final AwsV4HttpSigner signer = AwsV4HttpSigner.create();

    /**
     * A signer for one region.
     *
     * @param credentials the sender's credentials
     * @param region the region of the queue, part of the signature
     * @param clock the wall clock; SQS refuses a signature more than five minutes off
     */
    public RequestSigner(IdentityProvider<? extends AwsCredentialsIdentity> credentials, String region, Clock clock) {
        this.credentials = Objects.requireNonNull(credentials, "credentials");
        this.region = Objects.requireNonNull(region, "region");
        this.clock = Objects.requireNonNull(clock, "clock");
    }

    /**
     * A signer for credentials from the command line, under the SDK's own names {@code -Daws.accessKeyId},
     * {@code -Daws.secretAccessKey} and {@code -Daws.sessionToken}. Other credentials on the machine are not used: an emulator
     * needs none, and would receive them.
     */
    public static Optional<RequestSigner> ofGivenCredentials(Properties properties, String region) {
        String keyId = properties.getProperty(SdkSystemSetting.AWS_ACCESS_KEY_ID.property(), "");
        String secret = properties.getProperty(SdkSystemSetting.AWS_SECRET_ACCESS_KEY.property(), "");
        if (keyId.isBlank() || secret.isBlank()) {
            return Optional.empty();
        }
        return Optional.of(new RequestSigner(SystemPropertyCredentialsProvider.create(), region, Clock.systemUTC()));
    }

    /**
     * A signer with the credentials that the SDK's default chain finds: the environment, a profile, a role. For real AWS,
     * which accepts only signed requests.
     */
    public static RequestSigner ofDefaultChain(String region) {
        return new RequestSigner(DefaultCredentialsProvider.builder().build(), region, Clock.systemUTC());
    }

    /**
     * The headers of a batch of sends, with the signature among them.
     *
     * @param endpoint the endpoint that the request goes to
     * @param headers headers that no proxy may change; host, date and a session's token are added
     */
    public Map<String, List<String>> signedHeaders(
            URI endpoint, String method, Map<String, String> headers, byte[] body) {
        SdkHttpRequest.Builder unsigned =
                SdkHttpRequest.builder().uri(endpoint).method(SdkHttpMethod.fromValue(method));
        headers.forEach(unsigned::putHeader);
        SdkHttpRequest built = unsigned.build();
        AwsCredentialsIdentity identity = credentials.resolveIdentity().join();
        SignedRequest signed = signer.sign(request -> request.identity(identity)
                .request(built)
                .payload(ContentStreamProvider.fromByteArray(body))
                .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, SERVICE)
                .putProperty(AwsV4HttpSigner.REGION_NAME, region)
                .putProperty(HttpSigner.SIGNING_CLOCK, clock));
        return signed.request().headers();
    }
}
