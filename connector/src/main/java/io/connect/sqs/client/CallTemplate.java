package io.connect.sqs.client;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.SignRequest;
import software.amazon.awssdk.http.auth.spi.signer.SignerProperty;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A call as the SDK's generated client makes it: where it goes, with which headers, and how the SDK signs it. These parts are
 * the same for all calls of a client, so the endpoint's rules are evaluated once.
 *
 * @param request the parts that are the same in every call
 * @param signer  the SDK's
 * @param option the signer's settings: the region, and the service's name for signatures
 */
record CallTemplate(SdkHttpRequest request, AwsV4HttpSigner signer, AuthSchemeOption option) {

    private static final String TARGET = "X-Amz-Target";
    private static final String SERVICE = "AmazonSQS.";
    private static final String INVOCATION = "amz-sdk-invocation-id";
    private static final String LENGTH = "Content-Length";

    /** Headers with a value of its own in each call. */
    private static final List<String> OF_ONE_CALL = List.of(
            TARGET, INVOCATION, LENGTH, "Authorization", "X-Amz-Date", "X-Amz-Security-Token", "x-amz-content-sha256");

    /** Headers by which agents in the worker trace a single call: in later calls they would name the wrong call. */
    private static final List<String> OF_TRACES = List.of("X-Amzn-Trace-Id", "traceparent", "tracestate", "baggage");

    /** The template from a call that was signed. */
    static CallTemplate of(SdkHttpRequest signed, AwsV4HttpSigner signer, AuthSchemeOption option) {
        SdkHttpRequest.Builder request = signed.toBuilder();
        OF_ONE_CALL.forEach(request::removeHeader);
        OF_TRACES.forEach(request::removeHeader);
        return new CallTemplate(request.build(), signer, option);
    }

    /** The signed call of an operation such as {@code ReceiveMessage}. */
    SdkHttpRequest call(String operation, byte[] body, AwsCredentialsIdentity credentials, Clock clock) {
        ThreadLocalRandom chance = ThreadLocalRandom.current();
        SdkHttpRequest unsigned = request.toBuilder()
                .putHeader(TARGET, SERVICE + operation)
                .putHeader(INVOCATION, new UUID(chance.nextLong(), chance.nextLong()).toString())
                .putHeader(LENGTH, Integer.toString(body.length))
                .build();
        SignRequest.Builder<AwsCredentialsIdentity> toSign = SignRequest.builder(credentials)
                .request(unsigned)
                .payload(ContentStreamProvider.fromByteArrayUnsafe(body))
                .putProperty(HttpSigner.SIGNING_CLOCK, clock);
        option.forEachSignerProperty(new AuthSchemeOption.SignerPropertyConsumer() {
            @Override
            public <T> void accept(SignerProperty<T> property, T value) {
                toSign.putProperty(property, value);
            }
        });
        return signer.sign(toSign.build()).request();
    }
}
