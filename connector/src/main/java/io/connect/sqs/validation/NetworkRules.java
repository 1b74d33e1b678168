package io.connect.sqs.validation;

import io.connect.sqs.config.AwsKeys;
import io.connect.sqs.config.NetworkKeys;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.net.StoreFile;
import java.util.List;
import java.util.Locale;
import org.apache.kafka.common.config.ConfigException;

/** Rules for regions, proxies and trust stores. Makes no calls outside the process. */
final class NetworkRules {

    private static final String JDK_DISABLED_SCHEMES = "jdk.http.auth.tunneling.disabledSchemes";

    private NetworkRules() {}

    static void check(SqsSourceConfig config, List<Finding> findings) {
        checkRegion(config, findings);
        checkProxy(config, findings);
        checkTrustStore(config, findings);
    }

    private static void checkRegion(SqsSourceConfig config, List<Finding> findings) {
        String region = config.getString(AwsKeys.REGION);
        if (region == null) {
            return;
        }
        try {
            config.queues().stream()
                    .filter(queue -> queue.host().isOfAws())
                    .filter(queue -> queue.region()
                            .filter(named -> !named.equals(region.trim()))
                            .isPresent())
                    .map(queue -> otherRegion(queue, region.trim()))
                    .forEach(findings::add);
        } catch (ConfigException e) {
            // Another check reports an invalid URL.
        }
    }

    private static Finding otherRegion(QueueUrl queue, String region) {
        return Finding.warning(
                AwsKeys.REGION,
                AwsKeys.REGION + " is " + region + ", but the URL of queue " + queue + " names "
                        + queue.region().orElseThrow() + "; the queue is read there");
    }

    private static void checkProxy(SqsSourceConfig config, List<Finding> findings) {
        if (!config.hasEffect(NetworkKeys.PROXY_USERNAME)) {
            return;
        }
        boolean user = config.getString(NetworkKeys.PROXY_USERNAME) != null;
        boolean password = config.getPassword(NetworkKeys.PROXY_PASSWORD) != null;
        if (user != password) {
            String missing = user ? NetworkKeys.PROXY_PASSWORD : NetworkKeys.PROXY_USERNAME;
            findings.add(Finding.error(missing, missing + " is not set, but its other half is; set both or neither"));
        }
        checkLogin(user && password, findings);
    }

    private static void checkLogin(boolean given, List<Finding> findings) {
        String disabled = System.getProperty(JDK_DISABLED_SCHEMES);
        if (given && (disabled == null || disabled.toLowerCase(Locale.ROOT).contains("basic"))) {
            findings.add(Finding.warning(
                    NetworkKeys.PROXY_USERNAME,
                    "S3, STS and the schema registry are called by the JDK, which shows a proxy no login for https: start the worker"
                            + " with -D" + JDK_DISABLED_SCHEMES
                            + "= (an empty value) where one of them is used. SQS needs"
                            + " nothing else"));
        }
    }

    private static void checkTrustStore(SqsSourceConfig config, List<Finding> findings) {
        try {
            StoreFile.ofCertificates(
                            config,
                            NetworkKeys.AWS_TRUSTSTORE_LOCATION,
                            NetworkKeys.AWS_TRUSTSTORE_TYPE,
                            NetworkKeys.AWS_TRUSTSTORE_PASSWORD)
                    .ifPresent(StoreFile::trustManagers);
        } catch (ConfigException e) {
            findings.add(Finding.error(NetworkKeys.AWS_TRUSTSTORE_LOCATION, e.getMessage()));
        }
    }
}
