package io.connect.sqs.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * The URL of a queue, and properties that are derived from it.
 *
 * @param url the URL, as returned by SQS
 * @param name the queue's name: the last part of the path
 */
public record QueueUrl(String url, String name) {

    /** SQS requires that the name of every FIFO queue ends like this. */
    private static final String FIFO_SUFFIX = ".fifo";

    /** The path of a queue. Its name has only characters that SQS allows. */
    private static final Pattern PATH = Pattern.compile("[^:;,]*/[a-zA-Z0-9._-]+");

    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    /** @throws ConfigException if the text is not an absolute URL that ends with a queue name */
    public static QueueUrl parse(String text) {
        String url = text.trim();
        try {
            URI uri = new URI(url);
            String path = uri.getPath() == null ? "" : uri.getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!isOfQueue(uri, path)) {
                throw new ConfigException(explain(url));
            }
            return new QueueUrl(url, name);
        } catch (URISyntaxException e) {
            throw new ConfigException(explain(url));
        }
    }

    /** A page of the AWS console has a query or a fragment. Several URLs without a comma between them have other characters. */
    private static boolean isOfQueue(URI uri, String path) {
        return Addresses.isCallable(uri)
                && String.valueOf(uri.getScheme()).matches("(?i)https?")
                && uri.getRawUserInfo() == null
                && uri.getRawQuery() == null
                && uri.getRawFragment() == null
                && PATH.matcher(path).matches();
    }

    private static String explain(String url) {
        return "'" + Addresses.withoutLogin(url) + "' is not the URL of a queue; it should look like"
                + " https://sqs.eu-west-1.amazonaws.com/123456789012/orders"
                + (url.contains("://") ? Addresses.explainUnderscore(url) : "");
    }

    /** Whether this is a FIFO queue, according to its name. */
    public boolean isFifo() {
        return name.endsWith(FIFO_SUFFIX);
    }

    /** The host in the URL. */
    public AwsHost host() {
        return AwsHost.of(URI.create(url).getHost());
    }

    /** The region in the host name; empty if there is none. */
    public Optional<String> region() {
        return host().region();
    }

    /**
     * The address to call for this queue: scheme, host and port. AWS is always called with TLS, even if the URL has another
     * scheme.
     */
    public URI address() {
        URI written = URI.create(url);
        String port = hasOwnPort() ? ":" + written.getPort() : "";
        return URI.create(
                host().isOfAws()
                        ? "https://" + host().name() + port
                        : written.getScheme() + "://" + written.getAuthority());
    }

    /** Whether the URL has a port that is not the default of its scheme, such as the port of a forwarder to a VPC endpoint. */
    public boolean hasOwnPort() {
        URI written = URI.create(url);
        int usual = "http".equalsIgnoreCase(written.getScheme()) ? HTTP_PORT : HTTPS_PORT;
        return written.getPort() >= 0 && written.getPort() != usual && written.getPort() != HTTPS_PORT;
    }

    @Override
    public String toString() {
        return url;
    }
}
