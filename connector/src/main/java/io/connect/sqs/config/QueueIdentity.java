package io.connect.sqs.config;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The identity of the queue behind a URL, to find different URLs of the same queue. AWS has several host names for a queue.
 * Another service may be called by several names of its machine. With an endpoint override, the host in the URL has no effect.
 *
 * @param service an AWS region, or host and port of another service; empty with an endpoint override
 * @param account the account in the path
 * @param name the queue's name
 */
record QueueIdentity(String service, String account, String name) {

    private static final String FIRST_REGION = "us-east-1";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]+");
    private static final Set<String> LOOPBACK =
            Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]", "0.0.0.0");

    /** @param endpointGiven whether a configured endpoint is called instead of the URL's host */
    static QueueIdentity of(QueueUrl queue, boolean endpointGiven) {
        URI url = URI.create(queue.url()).normalize();
        String[] path = url.getPath().split("/+");
        String account = path.length > 1 ? path[path.length - 2] : "";
        // Emulators accept a path without an account, and use their only account.
        String known = ACCOUNT.matcher(account).matches() ? account.replaceFirst("^0+", "") : "";
        return new QueueIdentity(endpointGiven ? "" : service(queue, url), known, queue.name());
    }

    private static String service(QueueUrl queue, URI url) {
        if (queue.host().isOfAws()) {
            return queue.region().orElse(FIRST_REGION);
        }
        String host = queue.host().name();
        return (LOOPBACK.contains(host) ? "localhost" : host) + ":" + Addresses.port(url);
    }
}
