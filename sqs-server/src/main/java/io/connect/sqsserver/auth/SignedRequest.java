package io.connect.sqsserver.auth;

import java.util.List;
import java.util.function.Function;

/**
 * The parts of an HTTP request that a signature covers.
 *
 * @param method the method in capitals
 * @param path the path as it was sent, in percent encoding
 * @param query the query as it was sent, without the question mark; empty if there is none
 * @param headers the values of a header by its name in lower case
 * @param body the whole of it
 */
public record SignedRequest(
        String method, String path, String query, Function<String, List<String>> headers, byte[] body) {}
