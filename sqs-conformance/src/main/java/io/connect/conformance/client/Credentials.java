package io.connect.conformance.client;

/**
 * The caller.
 *
 * @param keyId the key id of the access key
 * @param secret the secret of the access key
 * @param token the token of a session; null without one
 * @param region the region in the signature
 */
public record Credentials(String keyId, String secret, String token, String region) {}
