package io.connect.sqs.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host name in the URL of a queue. It shows whether the host belongs to AWS, and the region.
 *
 * @param name the host name in lower case, without a dot at the end
 */
public record AwsHost(String name) {

    /** The domains of all AWS partitions, including dual-stack endpoints; a test compares them with the SDK's list. */
    private static final List<String> DOMAINS = List.of(
            "amazonaws.com",
            "api.aws",
            "amazonaws.com.cn",
            "api.amazonwebservices.com.cn",
            "amazonaws.eu",
            "api.amazonwebservices.eu",
            "c2s.ic.gov",
            "api.aws.ic.gov",
            "sc2s.sgov.gov",
            "api.aws.scloud",
            "cloud.adc-e.uk",
            "api.cloud-aws.adc-e.uk",
            "csp.hci.ic.gov",
            "api.aws.hci.ic.gov");

    private static final String REGION = "[a-z]{2,}(?:-[a-z0-9]+)+-\\d+";

    /** Host names of SQS, including FIPS, VPC endpoints, and emulators with names of the same format. */
    private static final Pattern SQS = Pattern.compile("(?:.*\\.)?sqs(?:-fips)?\\.(" + REGION + ")\\..+");

    /** The format of host names before 2012; without a region it means us-east-1. */
    private static final Pattern LEGACY = Pattern.compile("(?:(" + REGION + ")\\.)?queue\\.amazonaws\\.com(?:\\.cn)?");

    private static final String FIRST_REGION = "us-east-1";

    /** @param host the host of a URL */
    public static AwsHost of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return new AwsHost(name.endsWith(".") ? name.substring(0, name.length() - 1) : name);
    }

    /** A regular expression for the domains of AWS, without the dot before them. */
    public static String domains() {
        return "(?:" + String.join("|", DOMAINS.stream().map(Pattern::quote).toList()) + ")";
    }

    /** Whether the host belongs to AWS. */
    public boolean isOfAws() {
        return DOMAINS.stream().anyMatch(domain -> name.endsWith("." + domain));
    }

    /** The region in the name; empty if there is none. */
    public Optional<String> region() {
        Matcher sqs = SQS.matcher(name);
        if (sqs.matches()) {
            return Optional.of(sqs.group(1));
        }
        Matcher legacy = LEGACY.matcher(name);
        return legacy.matches()
                ? Optional.of(legacy.group(1) == null ? FIRST_REGION : legacy.group(1))
                : Optional.empty();
    }

    /**
     * Whether this is the standard SQS endpoint of its region. The SDK calls this endpoint by default. The worker's environment
     * can replace it (FIPS, dual stack, {@code AWS_ENDPOINT_URL_SQS}).
     */
    public boolean isPlainEndpoint() {
        return region().filter(region -> DOMAINS.stream()
                        .filter(domain -> !domain.startsWith("api."))
                        .anyMatch(domain -> name.equals("sqs." + region + "." + domain)))
                .isPresent();
    }
}
