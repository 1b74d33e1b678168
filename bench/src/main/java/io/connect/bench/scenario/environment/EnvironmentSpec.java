package io.connect.bench.scenario.environment;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * The environment that an experiment needs, with the numbers of the selected profile. Two scenarios with equal specs can share
 * one running environment. It has a component for each key of {@code environment:}.
 *
 * @param kind where the parts run
 * @param kafka the brokers
 * @param connect the workers
 * @param sqs the queue service
 * @param s3 whether an object store is needed, and which
 * @param registry whether a schema registry is needed, and which
 * @param external settings of parts that already exist
 * @param programs the programs that replace AWS; not used if {@code kind} is external
 * @param rehearsal the longest warm-up of workers before the first measurement on them; 0 for no warm-up
 * @param jvm arguments of every JVM that the testbed starts, such as {@code -XX:TieredStopAtLevel=1}
 */
public record EnvironmentSpec(
        EnvironmentKind kind,
        KafkaSpec kafka,
        ConnectSpec connect,
        ServiceSpec sqs,
        ServiceSpec s3,
        ServiceSpec registry,
        ExternalSpec external,
        Programs programs,
        Duration rehearsal,
        List<String> jvm) {

    public EnvironmentSpec {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(kafka, "kafka");
        Objects.requireNonNull(connect, "connect");
        Objects.requireNonNull(sqs, "sqs");
        Objects.requireNonNull(s3, "s3");
        Objects.requireNonNull(registry, "registry");
        Objects.requireNonNull(external, "external");
        Objects.requireNonNull(programs, "programs");
        jvm = List.copyOf(jvm);
        if (rehearsal.isNegative()) {
            throw new IllegalArgumentException("environment.rehearsal is at least 0s, not " + rehearsal);
        }
        if (!sqs.needed()) {
            throw new IllegalArgumentException("Every environment needs SQS");
        }
    }

    /** Creates an environment without existing parts, with the default images, and without a warm-up. */
    public EnvironmentSpec(
            EnvironmentKind kind,
            KafkaSpec kafka,
            ConnectSpec connect,
            ServiceSpec sqs,
            ServiceSpec s3,
            ServiceSpec registry) {
        this(kind, kafka, connect, sqs, s3, registry, ExternalSpec.NONE, Programs.DEFAULT, Duration.ZERO, List.of());
    }

    /** The same environment with other workers. */
    public EnvironmentSpec withConnect(ConnectSpec other) {
        return new EnvironmentSpec(kind, kafka, other, sqs, s3, registry, external, programs, rehearsal, jvm);
    }

    /** The same environment with other services next to SQS. */
    public EnvironmentSpec withServices(ServiceSpec otherS3, ServiceSpec otherRegistry) {
        return new EnvironmentSpec(
                kind, kafka, connect, sqs, otherS3, otherRegistry, external, programs, rehearsal, jvm);
    }

    /** The same environment with another limit on the warm-up. */
    public EnvironmentSpec withRehearsal(Duration other) {
        return new EnvironmentSpec(kind, kafka, connect, sqs, s3, registry, external, programs, other, jvm);
    }
}
