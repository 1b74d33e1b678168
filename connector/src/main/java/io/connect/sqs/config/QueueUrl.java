package io.connect.sqs.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigException;

/**
 * The URL of a queue, and what can be read off it.
 *
 * @param url  as SQS gave it
 * @param name the last part of its path
 */
public record QueueUrl(String url, String name) {

    /** SQS demands this ending of every FIFO queue. */
    private static final String FIFO_SUFFIX = ".fifo";

    /** {@code sqs.<region>.amazonaws.com}, the older {@code <region>.queue.amazonaws.com}, VPC endpoints and LocalStack. */
    private static final Pattern REGION = Pattern.compile(
            "(?:^|\\.)sqs(?:-fips)?\\.([a-z]{2}(?:-[a-z]+)+-\\d)\\.|^([a-z]{2}(?:-[a-z]+)+-\\d)\\.queue\\.amazonaws\\.com");

    /** @throws ConfigException if the text is no absolute URL with a queue's name at the end */
    public static QueueUrl parse(String text) {
        String url = text.trim();
        try {
            URI uri = new URI(url);
            String path = uri.getPath() == null ? "" : uri.getPath();
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (uri.getHost() == null || name.isEmpty()) {
                throw new ConfigException(explain(url));
            }
            return new QueueUrl(url, name);
        } catch (URISyntaxException e) {
            throw new ConfigException(explain(url));
        }
    }

    private static String explain(String url) {
        return "'" + url + "' is not the URL of a queue; it should look like"
                + " https://sqs.eu-west-1.amazonaws.com/123456789012/orders";
    }

    /** Whether this is a FIFO queue, which SQS shows in the name. */
    public boolean isFifo() {
        return name.endsWith(FIFO_SUFFIX);
    }

    /** The region in the host name, where there is one. */
    public Optional<String> region() {
        String host = URI.create(url).getHost();
        Matcher matcher = REGION.matcher(host.toLowerCase(Locale.ROOT));
        if (!matcher.find()) {
            return Optional.empty();
        }
        return Optional.ofNullable(matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }

    @Override
    public String toString() {
        return url;
    }
}
