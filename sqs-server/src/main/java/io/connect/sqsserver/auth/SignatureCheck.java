package io.connect.sqsserver.auth;

import io.connect.sqsserver.error.ErrorCode;
import io.connect.sqsserver.error.SqsException;
import io.connect.sqsserver.message.Digests;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Checks Signature Version 4 in the header Authorization, as the AWS SDKs sign. Without keys it checks no signature. It
 * never checks the age of a signature, session tokens, or signatures in the query string.
 */
public final class SignatureCheck {

    private static final Pattern HEADER = Pattern.compile(
            "AWS4-HMAC-SHA256 +Credential=([^/, ]+)/(\\d{8})/([^/, ]+)/([^/, ]+)/aws4_request, *SignedHeaders=([^, ]+), *Signature=([0-9a-f]{64})");

    private static final HexFormat HEX = HexFormat.of();

    private final Map<String, String> secretsByKeyId;

    /** @param secretsByKeyId the accepted access keys; if empty, every caller is accepted */
    public SignatureCheck(Map<String, String> secretsByKeyId) {
        this.secretsByKeyId = Map.copyOf(secretsByKeyId);
    }

    /** Whether requests have to be signed. */
    public boolean isEnforced() {
        return !secretsByKeyId.isEmpty();
    }

    /**
     * Accepts a correctly signed request.
     *
     * @throws SqsException MissingAuthenticationToken, InvalidClientTokenId, SignatureDoesNotMatch
     */
    public void check(SignedRequest request) {
        if (!isEnforced()) {
            return;
        }
        String authorization = String.join(",", request.headers().apply("authorization"));
        Matcher parts = HEADER.matcher(authorization);
        if (!parts.matches()) {
            throw new SqsException(
                    ErrorCode.MISSING_AUTHENTICATION,
                    "The request must have an Authorization header with a signature of version 4.");
        }
        String secret = secretsByKeyId.get(parts.group(1));
        if (secret == null) {
            throw new SqsException(
                    ErrorCode.INVALID_CLIENT_TOKEN, "The security token included in the request is invalid.");
        }
        String scope = parts.group(2) + "/" + parts.group(3) + "/" + parts.group(4) + "/aws4_request";
        String date = String.join(",", request.headers().apply("x-amz-date"));
        String toSign = "AWS4-HMAC-SHA256\n" + date + "\n" + scope + "\n"
                + HEX.formatHex(
                        Digests.sha256(canonical(request, parts.group(5)).getBytes(StandardCharsets.UTF_8)));
        byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
        for (String part : scope.split("/")) {
            key = hmac(key, part);
        }
        byte[] expected = HEX.formatHex(hmac(key, toSign)).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(expected, parts.group(6).getBytes(StandardCharsets.US_ASCII))) {
            throw new SqsException(
                    ErrorCode.SIGNATURE_DOES_NOT_MATCH,
                    "The request signature we calculated does not match the signature you provided. Check your AWS Secret"
                            + " Access Key and signing method.");
        }
    }

    private static String canonical(SignedRequest request, String signedHeaders) {
        String headers = Arrays.stream(signedHeaders.split(";"))
                .map(name -> name + ":" + value(request.headers().apply(name)) + "\n")
                .collect(Collectors.joining());
        return request.method() + "\n" + (request.path().isEmpty() ? "/" : request.path()) + "\n"
                + canonicalQuery(request.query()) + "\n" + headers + "\n" + signedHeaders + "\n"
                + HEX.formatHex(Digests.sha256(request.body()));
    }

    private static String value(List<String> values) {
        return values.stream().map(each -> each.trim().replaceAll(" +", " ")).collect(Collectors.joining(","));
    }

    private static String canonicalQuery(String query) {
        return Arrays.stream(query.split("&"))
                .filter(each -> !each.isEmpty())
                .map(each -> each.contains("=") ? each : each + "=")
                .sorted()
                .collect(Collectors.joining("&"));
    }

    private static byte[] hmac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java platform must have HmacSHA256", e);
        }
    }
}
