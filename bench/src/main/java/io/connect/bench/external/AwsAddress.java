package io.connect.bench.external;

import io.connect.bench.scenario.environment.ServiceSpec;
import java.net.URI;
import java.util.Locale;

/**
 * Where a service of AWS, or an emulator of it, is.
 *
 * @param uri its address
 * @param real whether it is AWS itself, which wants real credentials and real money
 */
record AwsAddress(URI uri, boolean real) {

    /** The services. */
    enum Service {
        SQS,
        S3;

        URI in(String region) {
            String domain = region.startsWith("cn-") ? "amazonaws.com.cn" : "amazonaws.com";
            return URI.create("https://" + name().toLowerCase(Locale.ROOT) + "." + region + "." + domain);
        }
    }

    /** The address that is given, or AWS's own in the region. */
    static AwsAddress of(ServiceSpec spec, Service service) {
        URI uri = spec.endpoint().orElseGet(() -> service.in(spec.region()));
        return new AwsAddress(uri, isAws(uri.getHost()));
    }

    private static boolean isAws(String host) {
        // Endpoints of a VPC end in vpce.amazonaws.com.
        return host.endsWith(".amazonaws.com") || host.endsWith(".amazonaws.com.cn") || host.endsWith(".api.aws");
    }
}
