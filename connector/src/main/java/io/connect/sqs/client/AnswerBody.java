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
 * Decompresses the body of a response and checks its checksum. The connector does not ask for compression, but a proxy may
 * compress a response anyway. The SDK's generated client also reads gzip, and checks the checksum if there is one.
 */
final class AnswerBody {

    private static final String ENCODING = "Content-Encoding";
    private static final String CHECKSUM = "x-amz-crc32";

    /** A limit above the largest response of SQS. It has ten messages of 1 MiB, and JSON may need six characters for one. */
    static final int MOST_BYTES = 1 << 26;

    private AnswerBody() {}

    /** @throws SdkClientException if the body does not match its headers */
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
            byte[] body = plain.readNBytes(MOST_BYTES);
            // The checksum is checked only when the end has been read.
            if (plain.read() >= 0) {
                throw new IOException("it is larger than " + MOST_BYTES + " bytes");
            }
            return body;
        } catch (NumberFormatException e) {
            throw SdkClientException.create(said(headers, CHECKSUM) + " has no checksum that can be compared", e);
        } catch (IOException | UncheckedIOException e) {
            throw SdkClientException.create(said(headers, ENCODING) + " cannot be decompressed: " + e.getMessage(), e);
        }
    }

    private static String said(SdkHttpResponse headers, String header) {
        return "The answer with status " + headers.statusCode() + " and " + header + " "
                + headers.firstMatchingHeader(header).orElse("none");
    }
}
