package io.connect.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class RequestSignerTest {

    private static final String SECRET = "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-01-02T03:04:05Z"), ZoneOffset.UTC);

    /** The expected signature is computed here from AWS's written rules, without the SDK. */
    @Test
    void signsAsTheRulesOfSignatureVersionFourDemand() throws Exception {
        RequestSigner signer = new RequestSigner(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("AKIDEXAMPLE", SECRET)),
                "eu-west-1",
                CLOCK);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);

        Map<String, List<String>> headers = signer.signedHeaders(
                URI.create("https://sqs.eu-west-1.amazonaws.com/"),
                "POST",
                Map.of("Content-Type", SendBatchRequest.CONTENT_TYPE, "X-Amz-Target", SendBatchRequest.TARGET),
                body);

        String contentHash = hex(MessageDigest.getInstance("SHA-256").digest(body));
        String signed = "content-type;host;x-amz-content-sha256;x-amz-date;x-amz-target";
        String canonical = "POST\n/\n\ncontent-type:application/x-amz-json-1.0\nhost:sqs.eu-west-1.amazonaws.com\n"
                + "x-amz-content-sha256:" + contentHash + "\nx-amz-date:20260102T030405Z\n"
                + "x-amz-target:AmazonSQS.SendMessageBatch\n\n" + signed + "\n" + contentHash;
        String scope = "20260102/eu-west-1/sqs/aws4_request";
        String toSign = "AWS4-HMAC-SHA256\n20260102T030405Z\n" + scope + "\n"
                + hex(MessageDigest.getInstance("SHA-256").digest(canonical.getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + SECRET).getBytes(StandardCharsets.UTF_8);
        for (String part : List.of("20260102", "eu-west-1", "sqs", "aws4_request")) {
            key = hmac(key, part);
        }
        assertThat(headers.get("Authorization"))
                .containsExactly("AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/" + scope + ", SignedHeaders=" + signed
                        + ", Signature=" + hex(hmac(key, toSign)));
    }

    private static byte[] hmac(byte[] key, String text) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(key, "HmacSHA256"));
        return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
