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
 * A template for calls, copied from a call of the SDK's generated client: address, headers and signer. These parts are the same
 * for all calls of a client, so the SDK evaluates its endpoint rules only once.
 *
 * @param request the parts that are the same in every call
 * @param signer the signer of the SDK
 * @param option the signer's settings: region and signing name of the service
 */
record CallTemplate(SdkHttpRequest request, AwsV4HttpSigner signer, AuthSchemeOption option) {

    private static final String TARGET = "X-Amz-Target";
    private static final String SERVICE = "AmazonSQS.";
    private static final String INVOCATION = "amz-sdk-invocation-id";
    private static final String LENGTH = "Content-Length";

    /** Headers that have a different value in each call. */
    private static final List<String> OF_ONE_CALL = List.of(
            TARGET, INVOCATION, LENGTH, "Authorization", "X-Amz-Date", "X-Amz-Security-Token", "x-amz-content-sha256");

    /** Headers with which tracing agents in the worker mark a single call. In later calls they would name the wrong call. */
    private static final List<String> OF_TRACES = List.of("X-Amzn-Trace-Id", "traceparent", "tracestate", "baggage");

    /** Creates a template from a signed call. */
    static CallTemplate of(SdkHttpRequest signed, AwsV4HttpSigner signer, AuthSchemeOption option) {
        SdkHttpRequest.Builder request = signed.toBuilder();
        OF_ONE_CALL.forEach(request::removeHeader);
        OF_TRACES.forEach(request::removeHeader);
        return new CallTemplate(request.build(), signer, option);
    }

    /** Creates a signed call of an operation such as {@code ReceiveMessage}. */
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
