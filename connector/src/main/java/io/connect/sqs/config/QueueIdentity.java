package io.connect.sqs.config;

import java.net.URI;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which queue a URL means, however it is spelled: AWS answers for a queue under several host names, a stand-in under several
 * names of the same machine, and an endpoint override leaves the host without a meaning.
 *
 * @param service the queue's service: a region of AWS, or host and port of another service; empty under an endpoint override
 * @param account the account in the path
 * @param name    the queue's name
 */
record QueueIdentity(String service, String account, String name) {

    private static final String FIRST_REGION = "us-east-1";
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]+");
    private static final Set<String> LOOPBACK =
            Set.of("localhost", "127.0.0.1", "[::1]", "[0:0:0:0:0:0:0:1]", "0.0.0.0");

    /** @param endpointGiven whether a configured endpoint is called in the place of the URL's host */
    static QueueIdentity of(QueueUrl queue, boolean endpointGiven) {
        URI url = URI.create(queue.url()).normalize();
        String[] path = url.getPath().split("/+");
        String account = path.length > 1 ? path[path.length - 2] : "";
        // Emulators accept a path without an account, and take their only account.
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
