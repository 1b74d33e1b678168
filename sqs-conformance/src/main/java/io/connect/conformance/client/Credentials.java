package io.connect.conformance.client;

/**
 * The caller.
 *
 * @param keyId of the access key
 * @param secret of the access key
 * @param token of a session; null without one
 * @param region in the signature
 */
public record Credentials(String keyId, String secret, String token, String region) {}
