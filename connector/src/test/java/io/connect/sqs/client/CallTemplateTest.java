package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;

class CallTemplateTest {

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "X-Amz-Date", "X-Amz-Security-Token", "X-Amzn-Trace-Id", "traceparent"})
    void headersOfOneCallAreNotRepeatedInLaterOnes(String header) {
        assertThat(template(header).request().firstMatchingHeader(header)).isEmpty();
    }

    @Test
    void otherHeadersStay() {
        assertThat(template("User-Agent").request().firstMatchingHeader("User-Agent"))
                .contains("value");
    }

    private static CallTemplate template(String header) {
        SdkHttpRequest signed = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(URI.create("https://sqs.eu-west-1.amazonaws.com/"))
                .putHeader(header, "value")
                .build();
        return CallTemplate.of(
                signed,
                AwsV4HttpSigner.create(),
                AuthSchemeOption.builder().schemeId("aws.auth#sigv4").build());
    }
}
