package io.connect.sqs.client;

import java.io.ByteArrayInputStream;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.SdkClientConfiguration;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.http.HttpResponseHandler;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;
import software.amazon.awssdk.protocols.json.AwsJsonProtocol;
import software.amazon.awssdk.protocols.json.AwsJsonProtocolFactory;
import software.amazon.awssdk.protocols.json.JsonOperationMetadata;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * Reads error responses of SQS. It uses the SDK's parser, so that codes and messages are the same as from the generated client.
 */
final class ErrorAnswers {

    private static final HttpResponseHandler<AwsServiceException> READER = AwsJsonProtocolFactory.builder()
            .clientConfiguration(SdkClientConfiguration.builder().build())
            .defaultServiceExceptionSupplier(SqsException::builder)
            .protocol(AwsJsonProtocol.AWS_JSON)
            .protocolVersion("1.0")
            .hasAwsQueryCompatible(true)
            .build()
            .createErrorResponseHandler(
                    JsonOperationMetadata.builder()
                            .hasStreamingSuccessResponse(false)
                            .isPayloadJson(true)
                            .build(),
                    // One exception class for all codes, because callers check the code.
                    code -> Optional.empty());

    private ErrorAnswers() {}

    /** @param timeOffset seconds by which the clock for this call was set back */
    static SdkException read(SdkHttpResponse headers, byte[] body, int timeOffset) {
        SdkHttpFullResponse.Builder response = SdkHttpFullResponse.builder()
                .statusCode(headers.statusCode())
                .statusText(headers.statusText().orElse(null))
                .headers(headers.headers())
                .content(AbortableInputStream.create(new ByteArrayInputStream(body)));
        ExecutionAttributes attributes = new ExecutionAttributes()
                .putAttribute(SdkExecutionAttribute.SERVICE_NAME, "Sqs")
                .putAttribute(SdkExecutionAttribute.TIME_OFFSET, timeOffset);
        try {
            return READER.handle(response.build(), attributes);
        } catch (Exception e) {
            return SdkClientException.create(
                    "The answer with status " + headers.statusCode() + " cannot be read: " + e.getMessage(), e);
        }
    }
}
