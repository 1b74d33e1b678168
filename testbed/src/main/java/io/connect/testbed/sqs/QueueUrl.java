package io.connect.testbed.sqs;

import java.net.URI;

/** The two parts of a queue's URL: the service's address and the queue's name. */
public final class QueueUrl {

    private QueueUrl() {}

    /**
     * The URL of the same queue with the host and port of another endpoint of the service. Some clients, the AWS SDK v1 among
     * them, send to the host in the URL and not to their configured endpoint.
     *
     * @param endpoint the other endpoint
     * @param url the URL as the service returned it
     */
    public static String reachedAt(URI endpoint, String url) {
        URI given = URI.create(url);
        return given.getAuthority() == null
                ? url
                : endpoint.getScheme() + "://" + endpoint.getAuthority() + given.getRawPath();
    }

    /** The name of the queue. */
    public static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }
}
