package io.connect.sqs.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.http.Crc32Validation;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * The body of an answer, decompressed and with its checksum compared. Nobody asks for a compressed answer, and a proxy may
 * compress one all the same; the SDK's generated client reads answers in gzip, and compares a checksum where an answer has
 * one.
 */
final class AnswerBody {

    private static final String ENCODING = "Content-Encoding";
    private static final String CHECKSUM = "x-amz-crc32";

    private AnswerBody() {}

    /** @throws SdkClientException when the body contradicts its headers */
    static byte[] of(SdkHttpResponse headers, byte[] content) {
        if (headers.firstMatchingHeader(ENCODING).isEmpty()
                && headers.firstMatchingHeader(CHECKSUM).isEmpty()) {
            return content;
        }
        SdkHttpFullResponse response = SdkHttpFullResponse.builder()
                .statusCode(headers.statusCode())
                .headers(headers.headers())
                .content(AbortableInputStream.create(new ByteArrayInputStream(content)))
                .build();
        try (AbortableInputStream plain =
                Crc32Validation.validate(false, response).content().orElseThrow()) {
            return plain.readAllBytes();
        } catch (IOException | UncheckedIOException e) {
            String encoding = headers.firstMatchingHeader(ENCODING).orElse("none");
            throw SdkClientException.create(
                    "The answer with status " + headers.statusCode() + " and " + ENCODING + " " + encoding
                            + " cannot be decompressed: " + e.getMessage(),
                    e);
        }
    }
}
