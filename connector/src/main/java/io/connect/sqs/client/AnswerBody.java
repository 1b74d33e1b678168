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

    /** More than any answer of SQS has: ten messages of 1 MiB, of which JSON makes six characters of one at worst. */
    static final int MOST_BYTES = 1 << 26;

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
            byte[] body = plain.readNBytes(MOST_BYTES);
            // Reading on to the end is also what compares the checksum.
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
