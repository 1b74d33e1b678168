package io.connect.bench.external;

import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.environment.ExternalSpec;
import io.connect.bench.scenario.environment.ServiceSpec;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.ConnectRestException;
import io.connect.testbed.connect.RestConnection;
import io.connect.testbed.kafka.KafkaAccess;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.s3.S3Admin;
import io.connect.testbed.sqs.QueueSource;
import io.connect.testbed.sqs.QueueUrl;
import io.connect.testbed.sqs.SqsAdmin;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/**
 * Existing Kafka, Connect, SQS, S3 and registry. The bench does not start or stop any of them. All objects of an experiment have
 * the run's id in their names.
 */
public final class ExternalEnvironment implements RunningEnvironment {
    private static final Logger log = LoggerFactory.getLogger(ExternalEnvironment.class);

    private final EnvironmentSpec spec;
    private final String runId;
    private final AwsAddress sqsAddress;
    private final KafkaAccess kafka;
    private final ConnectRest connect;
    private final SqsAdmin sqs;
    private final QueueSource queues;
    private final Optional<S3Admin> s3;

    private ExternalEnvironment(EnvironmentSpec spec, String runId, Secrets secrets) {
        this.spec = spec;
        this.runId = runId;
        this.sqsAddress = AwsAddress.of(spec.sqs(), AwsAddress.Service.SQS);
        this.kafka = kafka(spec, secrets);
        this.connect = new ConnectRest(spec.connect().url().orElseThrow(), entry(spec.external(), secrets));
        this.sqs = new SqsAdmin(sqsAddress.uri(), spec.sqs().region(), credentials(sqsAddress));
        this.queues = spec.external().queueUrls().isEmpty()
                ? QueueSource.created(sqs)
                : new GivenQueues(spec.external().queueUrls(), sqs);
        this.s3 = spec.s3().needed() ? Optional.of(s3(spec.s3())) : Optional.empty();
    }

    /**
     * Checks that Kafka and Connect answer, and reads their versions.
     *
     * @param runId becomes part of the name of every created object
     * @throws ExternalEnvironmentException when one of them does not answer; the message names its address
     */
    public static ExternalEnvironment reach(EnvironmentSpec spec, String runId) {
        ExternalEnvironment environment = new ExternalEnvironment(spec, runId, new Secrets(System::getenv));
        try {
            environment.greet();
        } catch (RuntimeException e) {
            environment.close();
            throw e;
        }
        return environment;
    }

    private static KafkaAccess kafka(EnvironmentSpec spec, Secrets secrets) {
        return new KafkaAccess(
                spec.kafka().bootstrapServers().orElseThrow(),
                secrets.fill("kafka.client", spec.external().kafkaClient()),
                KafkaAccess.FAR_MS);
    }

    private void greet() {
        try (Admin admin = kafka.admin()) {
            int brokers = admin.describeCluster().nodes().get().size();
            log.info("{} has {} brokers", kafka, brokers);
        } catch (ExecutionException | KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new ExternalEnvironmentException(
                    kafka + " (kafka.bootstrapServers, kafka.client) does not answer: " + reason, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExternalEnvironmentException("interrupted while asking " + kafka, e);
        }
        try {
            log.info(
                    "Connect {} answers at {}",
                    connect.version(),
                    spec.connect().url().orElseThrow());
        } catch (ConnectRestException e) {
            throw new ExternalEnvironmentException(
                    "Connect (connect.url, connect.access.username, connect.access.trustStore): " + e.getMessage(), e);
        }
    }

    private static RestConnection entry(ExternalSpec external, Secrets secrets) {
        ExternalSpec.RestAccess access = external.connectAccess();
        RestConnection entry = RestConnection.OPEN;
        if (access.trustStore().isPresent()) {
            entry = trusting(
                    entry,
                    secrets.fill(
                            "connect.access.trustStore", access.trustStore().get()),
                    secrets.fill(
                            "connect.access.trustStorePassword",
                            access.trustStorePassword().orElse("")));
        }
        if (access.username().isPresent()) {
            entry = entry.as(
                    secrets.fill("connect.access.username", access.username().get()),
                    secrets.fill("connect.access.password", access.password().orElseThrow()));
        }
        return entry;
    }

    private static RestConnection trusting(RestConnection entry, String trustStore, String password) {
        try {
            return entry.trusting(Path.of(trustStore), password);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            throw new ExternalEnvironmentException(
                    "connect.access.trustStore is " + trustStore + ": " + e.getMessage(), e);
        }
    }

    private static AwsCredentialsProvider credentials(AwsAddress address) {
        return address.real()
                ? DefaultCredentialsProvider.builder().build()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(SqsAdmin.ACCESS_KEY_ID, SqsAdmin.SECRET_ACCESS_KEY));
    }

    private static S3Admin s3(ServiceSpec service) {
        AwsAddress address = AwsAddress.of(service, AwsAddress.Service.S3);
        return new S3Admin(address.uri(), service.region(), credentials(address));
    }

    @Override
    public KafkaAccess kafkaAccess() {
        return kafka;
    }

    @Override
    public ConnectRest connectRest() {
        return connect;
    }

    @Override
    public SqsAdmin sqs() {
        return sqs;
    }

    @Override
    public QueueSource queues() {
        return queues;
    }

    @Override
    public URI sqsEndpoint() {
        return sqsAddress.uri();
    }

    @Override
    public URI subjectSqsEndpoint() {
        return spec.sqs().subjectEndpoint().orElse(sqsEndpoint());
    }

    /** The queue's URL as the service returned it, unless the workers reach the service at another address than this machine. */
    @Override
    public String subjectQueueUrl(String queueUrl) {
        return spec.sqs()
                .subjectEndpoint()
                .map(endpoint -> QueueUrl.reachedAt(endpoint, queueUrl))
                .orElse(queueUrl);
    }

    @Override
    public S3Admin s3() {
        return s3.orElseThrow(() -> new IllegalStateException("the scenario has no need of an object store"));
    }

    @Override
    public URI subjectS3Endpoint() {
        return spec.s3()
                .subjectEndpoint()
                .orElse(AwsAddress.of(spec.s3(), AwsAddress.Service.S3).uri());
    }

    @Override
    public Optional<String> bucket() {
        return spec.external().bucket();
    }

    @Override
    public URI registryEndpoint() {
        return spec.registry()
                .endpoint()
                .orElseThrow(() -> new ExternalEnvironmentException(
                        "the scenario needs a schema registry, and registry.endpoint does not say where it is"));
    }

    @Override
    public URI subjectRegistryEndpoint() {
        return spec.registry().subjectEndpoint().orElse(registryEndpoint());
    }

    @Override
    public String region() {
        return spec.sqs().region();
    }

    @Override
    public boolean realAws() {
        return sqsAddress.real();
    }

    @Override
    public String nameOf(String plain) {
        return "bench-" + runId + "-" + plain;
    }

    @Override
    public String queueNameOf(String plain) {
        return spec.external().queueNames().replace("{run}", runId).replace("{name}", plain);
    }

    @Override
    public List<JvmProcess> processes() {
        return List.of();
    }

    @Override
    public boolean isUp() {
        return connect.isReady();
    }

    @Override
    public Optional<Testbed> owned() {
        return Optional.empty();
    }

    /** Closes the clients. The environment itself continues to run. */
    @Override
    public void close() {
        sqs.close();
        s3.ifPresent(S3Admin::close);
    }
}
