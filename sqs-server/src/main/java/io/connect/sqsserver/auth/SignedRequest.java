package io.connect.sqsserver.auth;

import java.util.List;
import java.util.function.Function;

/**
 * The parts of an HTTP request that a signature covers.
 *
 * @param method the method in capitals
 * @param path the path as sent, in percent encoding
 * @param query the query string as sent, without the question mark; empty if there is none
 * @param headers the values of each header by its lower-case name
 * @param body the whole body
 */
public record SignedRequest(
        String method, String path, String query, Function<String, List<String>> headers, byte[] body) {}
