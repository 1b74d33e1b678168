package io.connect.sqs.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;

/** Keys for the region, credentials and endpoints of AWS services. */
public final class AwsKeys {

    public static final String REGION = "aws.region";
    public static final String S3_REGION = "aws.s3.region";
    public static final String ACCESS_KEY_ID = "aws.access.key.id";
    public static final String SECRET_ACCESS_KEY = "aws.secret.access.key";
    public static final String SESSION_TOKEN = "aws.session.token";
    public static final String CREDENTIALS_PROVIDER_CLASS = "aws.credentials.provider.class";
    public static final String CREDENTIALS_PROFILE = "aws.credentials.profile";
    public static final String ASSUME_ROLE_ARN = "aws.assume.role.arn";
    public static final String ROLE_SESSION_NAME = "aws.sts.role.session.name";
    public static final String ROLE_DURATION_SECONDS = "aws.sts.role.duration.seconds";
    public static final String ROLE_EXTERNAL_ID = "aws.sts.role.external.id";
    public static final String CREDENTIALS_PATIENCE_SECONDS = "aws.credentials.patience.seconds";
    public static final String ENDPOINT_OVERRIDE = "aws.endpoint.override";
    public static final String ENDPOINT_OVERRIDE_SQS = "aws.endpoint.override.sqs";
    public static final String ENDPOINT_OVERRIDE_S3 = "aws.endpoint.override.s3";
    public static final String ENDPOINT_OVERRIDE_STS = "aws.endpoint.override.sts";

    public static final String SQS_CLIENT = "sqs.client";

    /** The client for the frequent calls: receive, delete and change of visibility. */
    public enum SqsClient {
        /** The connector writes requests and reads responses itself, with the SDK's connections and signer. */
        DIRECT,
        /** The client that the SDK generates from the SQS API definition. */
        GENERATED
    }

    /** STS allows 900 to 43,200 seconds. */
    private static final int SHORTEST_ROLE_SECONDS = 900;

    private static final int LONGEST_ROLE_SECONDS = 43_200;

    private AwsKeys() {}

    /** Adds the keys of this group. */
    public static void define(ConfigDef def) {
        new KeyGroup(def, "AWS")
                .optional(
                        REGION,
                        Type.STRING,
                        null,
                        Ranges.region(),
                        HIGH,
                        "Region of queues whose URL names none, and of S3. When not set: the region in the queue's URL, then that"
                                + " of the environment. A URL of AWS's own that names a region is always read in that region.")
                .optional(
                        S3_REGION,
                        Type.STRING,
                        null,
                        Ranges.region(),
                        LOW,
                        "Region of the buckets that claim checks point to; " + REGION + " when not set.")
                .optional(
                        ACCESS_KEY_ID,
                        Type.PASSWORD,
                        null,
                        Ranges.notBlank(),
                        MEDIUM,
                        "Access key. When not set, the SDK's default chain is asked (environment, web identity,"
                                + " profile, container or pod identity, instance).")
                .optional(
                        SECRET_ACCESS_KEY,
                        Type.PASSWORD,
                        null,
                        Ranges.notBlank(),
                        MEDIUM,
                        "Secret of " + ACCESS_KEY_ID + "; both or neither must be set.")
                .optional(
                        SESSION_TOKEN,
                        Type.PASSWORD,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "Session token, where " + ACCESS_KEY_ID
                                + " and its secret are temporary credentials. They are not renewed.")
                .optional(
                        CREDENTIALS_PROVIDER_CLASS,
                        Type.CLASS,
                        null,
                        null,
                        LOW,
                        "A source of credentials of your own: a class that implements AwsCredentialsProvider of the AWS SDK 2 and"
                                + " has a constructor without arguments or a static create(). Where it implements Kafka's"
                                + " Configurable it is given all keys of the connector. Its jar goes into the folder of the plugin.")
                .optional(
                        CREDENTIALS_PROFILE,
                        Type.STRING,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "Profile of the worker's AWS configuration files to take credentials from; it may name a role, a program,"
                                + " a web identity or an SSO session.")
                .optional(
                        ASSUME_ROLE_ARN,
                        Type.STRING,
                        null,
                        Ranges.notBlank(),
                        MEDIUM,
                        "Role to assume with the credentials above. The permissions of this role then apply.")
                .optional(
                        ROLE_SESSION_NAME,
                        Type.STRING,
                        "kafka-connect-sqs-source",
                        Ranges.notBlank(),
                        LOW,
                        "Session name under which the role is assumed, as it appears in CloudTrail.")
                .optional(
                        ROLE_DURATION_SECONDS,
                        Type.INT,
                        null,
                        Ranges.between(SHORTEST_ROLE_SECONDS, LONGEST_ROLE_SECONDS),
                        LOW,
                        "How long an assumed role lasts before it is assumed again; the role itself may allow less. An hour when not"
                                + " set.")
                .optional(
                        ROLE_EXTERNAL_ID,
                        Type.PASSWORD,
                        null,
                        Ranges.notBlank(),
                        LOW,
                        "External id that the role demands.")
                .optional(
                        CREDENTIALS_PATIENCE_SECONDS,
                        Type.INT,
                        300,
                        Ranges.between(0, 86_400),
                        LOW,
                        "How long the connector waits for valid credentials when they are rejected, expired or missing. After that"
                                + " the task fails. 0 fails the task at the first rejection.")
                .optional(
                        ENDPOINT_OVERRIDE,
                        Type.STRING,
                        null,
                        Ranges.httpAddress(),
                        MEDIUM,
                        "Address to call instead of AWS, for ElasticMQ, LocalStack or a VPC endpoint. It holds for SQS, S3 and STS,"
                                + " unless one of the three keys below says otherwise; S3 is then called with the bucket in the path.")
                .optional(ENDPOINT_OVERRIDE_SQS, Type.STRING, null, Ranges.httpAddress(), LOW, "Address for SQS alone.")
                .optional(ENDPOINT_OVERRIDE_S3, Type.STRING, null, Ranges.httpAddress(), LOW, "Address for S3 alone.")
                .optional(ENDPOINT_OVERRIDE_STS, Type.STRING, null, Ranges.httpAddress(), LOW, "Address for STS alone.")
                .optional(
                        SQS_CLIENT,
                        Type.STRING,
                        "direct",
                        Ranges.oneOf(SqsClient.class),
                        LOW,
                        "The client for the calls that every message needs: receive, delete and change of visibility. direct: the"
                                + " connector writes and reads these calls itself, over the AWS SDK's connections and with its signer,"
                                + " endpoints and errors. The worker needs about a fifth less processor time. generated: the SDK's own"
                                + " client makes the calls, so that agents and execution interceptors in the worker see them.");
    }
}
