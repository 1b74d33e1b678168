package io.connect.features.conformance;

import io.connect.features.environment.Environments;
import io.connect.testbed.sqs.ElasticMq;
import io.connect.testbed.sqs.SqsAdmin;
import java.net.URI;
import java.util.Properties;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * A service that speaks SQS: the suite's own ElasticMQ, or whatever {@code -Dsqs.conformance.endpoint} names.
 *
 * @param name with its version, as the matrix shows it
 * @param sqs its queues
 */
record Service(String name, SqsAdmin sqs) {

    private static final String PREFIX = "sqs.conformance.";
    private static final String ENDPOINT = PREFIX + "endpoint";
    private static final String NAME = PREFIX + "service";
    private static final String AWS = ".amazonaws.com";

    /** What the properties name. */
    static Service from(Properties properties) {
        String endpoint = properties.getProperty(ENDPOINT);
        if (endpoint == null) {
            return new Service(
                    "ElasticMQ " + ElasticMq.VERSION,
                    Environments.ofSuite().shared().testbed().sqs());
        }
        String name = properties.getProperty(NAME);
        if (name == null) {
            throw new IllegalArgumentException("-D" + ENDPOINT + "=" + endpoint + " needs -D" + NAME
                    + ", the service's name with its version, such as 'LocalStack 4.14.0'");
        }
        URI uri = URI.create(endpoint);
        String region = properties.getProperty(PREFIX + "region", SqsAdmin.REGION);
        return new Service(name, new SqsAdmin(uri, region, credentials(properties, uri)));
    }

    private static AwsCredentialsProvider credentials(Properties properties, URI endpoint) {
        String id = properties.getProperty(PREFIX + "access.key.id");
        String secret = properties.getProperty(PREFIX + "secret.access.key");
        if ((id == null) != (secret == null)) {
            throw new IllegalArgumentException("-D" + PREFIX + "access.key.id and -D" + PREFIX
                    + "secret.access.key are given together or not at all");
        }
        if (id == null && String.valueOf(endpoint.getHost()).endsWith(AWS)) {
            return DefaultCredentialsProvider.builder().build();
        }
        return StaticCredentialsProvider.create(
                id == null
                        ? AwsBasicCredentials.create(SqsAdmin.ACCESS_KEY_ID, SqsAdmin.SECRET_ACCESS_KEY)
                        : AwsBasicCredentials.create(id, secret));
    }
}
