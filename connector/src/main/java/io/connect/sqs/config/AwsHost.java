package io.connect.sqs.config;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The host name in the URL of a queue: whether it is one of AWS's, and the region it names.
 *
 * @param name lower case, without a dot at its end
 */
public record AwsHost(String name) {

    /** Domains of every partition of AWS, dual-stack endpoints included; a test compares them with the SDK's list. */
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

    /** SQS, also with FIPS, behind a VPC endpoint, or an emulator that uses the same form of name. */
    private static final Pattern SQS = Pattern.compile("(?:.*\\.)?sqs(?:-fips)?\\.(" + REGION + ")\\..+");

    /** The form of the name before 2012; without a region it means us-east-1. */
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

    /** Whether AWS answers under this name. */
    public boolean isOfAws() {
        return DOMAINS.stream().anyMatch(domain -> name.endsWith("." + domain));
    }

    /** The region in the name, where there is one. */
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
     * Whether this is the plain endpoint of SQS in its region. The SDK calls it by itself, or the endpoint that the worker's
     * environment sets in its place (FIPS, dual stack, {@code AWS_ENDPOINT_URL_SQS}).
     */
    public boolean isPlainEndpoint() {
        return region().filter(region -> DOMAINS.stream()
                        .filter(domain -> !domain.startsWith("api."))
                        .anyMatch(domain -> name.equals("sqs." + region + "." + domain)))
                .isPresent();
    }
}
