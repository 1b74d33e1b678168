package io.connect.conformance.client;

/**
 * The AWS credentials of the caller.
 *
 * @param keyId the id of the access key
 * @param secret the secret of the access key
 * @param token the session token; null if there is none
 * @param region the region in the signature
 */
public record Credentials(String keyId, String secret, String token, String region) {}
