package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.SdkHttpResponse;

class AnswerBodyTest {

    private static final byte[] PLAIN = "{\"Messages\":[]}".getBytes(StandardCharsets.UTF_8);

    @Test
    void aCompressedAnswerWithItsChecksumIsRead() throws IOException {
        CRC32 checksum = new CRC32();
        checksum.update(PLAIN);
        SdkHttpResponse headers = headers()
                .putHeader("Content-Encoding", "gzip")
                .putHeader("x-amz-crc32", Long.toString(checksum.getValue()))
                .build();

        assertThat(AnswerBody.of(headers, compressed(1, PLAIN))).isEqualTo(PLAIN);
    }

    /** Any other exception would be lost on the network thread, and the call would wait for its timeout. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "soon", "0x1", "99999999999999999999"})
    void anAnswerWhoseChecksumIsWrongOrNoneFailsTheCall(String checksum) {
        SdkHttpResponse headers = headers().putHeader("x-amz-crc32", checksum).build();

        assertThatThrownBy(() -> AnswerBody.of(headers, PLAIN)).isInstanceOf(SdkClientException.class);
    }

    @Test
    void anAnswerThatGrowsBeyondAnyOfSqsIsRefusedAndNotHeldWhole() throws IOException {
        SdkHttpResponse headers =
                headers().putHeader("Content-Encoding", "gzip").build();
        byte[] packed = compressed(AnswerBody.MOST_BYTES / (1 << 20) + 1, new byte[1 << 20]);

        assertThatThrownBy(() -> AnswerBody.of(headers, packed))
                .isInstanceOf(SdkClientException.class)
                .hasMessageContaining("larger than " + AnswerBody.MOST_BYTES + " bytes");
    }

    private static SdkHttpResponse.Builder headers() {
        return SdkHttpResponse.builder().statusCode(200);
    }

    private static byte[] compressed(int times, byte[] piece) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            for (int i = 0; i < times; i++) {
                gzip.write(piece);
            }
        }
        return packed.toByteArray();
    }
}
