package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;

import java.util.List;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys for the network connections to AWS and the schema registry: proxy and trust store. */
public final class NetworkKeys {

    public static final String PROXY_URL = "proxy.url";
    public static final String PROXY_USERNAME = "proxy.username";
    public static final String PROXY_PASSWORD = "proxy.password";
    public static final String PROXY_BYPASS_HOSTS = "proxy.bypass.hosts";
    public static final String AWS_TRUSTSTORE_LOCATION = "aws.ssl.truststore.location";
    public static final String AWS_TRUSTSTORE_PASSWORD = "aws.ssl.truststore.password";
    public static final String AWS_TRUSTSTORE_TYPE = "aws.ssl.truststore.type";

    /** The value of {@link #PROXY_URL} for calls without a proxy, regardless of the environment. */
    public static final String NO_PROXY = "none";

    private NetworkKeys() {}

    /** Adds the keys of this group. */
    public static void define(ConfigDef def) {
        new KeyGroup(def, "Network")
                .optional(
                        PROXY_URL,
                        Type.STRING,
                        null,
                        Ranges.proxyAddress(),
                        LOW,
                        "Proxy for every call to SQS, S3, STS and the schema registry, like http://proxy.example:3128. When not set:"
                                + " the JVM's https.proxyHost, http.proxyHost and http.nonProxyHosts, else HTTPS_PROXY, HTTP_PROXY,"
                                + " ALL_PROXY and NO_PROXY of the worker's environment. " + NO_PROXY
                                + " calls all of them direct. The worker's own machine is always called direct.")
                .optional(
                        PROXY_USERNAME,
                        Type.STRING,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "User name for the proxy of " + PROXY_URL
                                + " (basic authentication). SQS needs nothing else. For S3, STS and"
                                + " the registry the JDK allows it only where the worker runs with"
                                + " -Djdk.http.auth.tunneling.disabledSchemes= (an empty value).")
                .optional(
                        PROXY_PASSWORD,
                        Type.PASSWORD,
                        null,
                        null,
                        LOW,
                        "Password of " + PROXY_USERNAME + "; both or neither must be set.")
                .optional(
                        PROXY_BYPASS_HOSTS,
                        Type.LIST,
                        List.of(),
                        null,
                        LOW,
                        "Hosts that are called without the proxy of " + PROXY_URL
                                + ", separated by commas, as in NO_PROXY: a name"
                                + " stands for itself and all below it, as do .name and *.name; host:port, addresses and ranges such"
                                + " as 10.0.0.0/8 are taken, too.")
                .optional(
                        AWS_TRUSTSTORE_LOCATION,
                        Type.STRING,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "File with the certificates to trust in calls to SQS, S3 and STS, for example that of a company's proxy. When"
                                + " not set, the JVM's own.")
                .optional(AWS_TRUSTSTORE_PASSWORD, Type.PASSWORD, null, null, LOW, "Password of that file.")
                .optional(
                        AWS_TRUSTSTORE_TYPE,
                        Type.STRING,
                        "PKCS12",
                        Ranges.oneOfTexts("PKCS12", "JKS", "PEM"),
                        LOW,
                        "Format of that file.");
    }
}
