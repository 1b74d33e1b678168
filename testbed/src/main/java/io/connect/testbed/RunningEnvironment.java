package io.connect.testbed;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.kafka.KafkaAccess;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.s3.S3Admin;
import io.connect.testbed.sqs.QueueSource;
import io.connect.testbed.sqs.SqsAdmin;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The environment of an experiment, wherever its parts run: on this machine as processes of the testbed's own, or
 * somewhere else. Code that offers load and counts arrivals needs no more than this. Code that kills brokers asks for
 * {@link #owned()}.
 *
 * <p>Accessors are thread-safe. Closing releases the environment's own resources; an experiment removes the objects that it
 * made.
 */
public interface RunningEnvironment extends AutoCloseable {

    /** Kafka, by a path that no fault touches. */
    KafkaAccess kafkaAccess();

    /** REST interface of the Connect cluster. */
    ConnectRest connectRest();

    /** Administration of queues over the direct path. */
    SqsAdmin sqs();

    /** The source of an experiment's queues. */
    QueueSource queues();

    /** The queue service's address for the load generator, without any fault in between. */
    URI sqsEndpoint();

    /** The queue service's address for the subject. */
    URI subjectSqsEndpoint();

    /**
     * The URL of a queue for the subject under test: it leads through the same link as {@link #subjectSqsEndpoint()}, because
     * some clients send to the host in the URL.
     *
     * @param queueUrl the queue URL as the service gave it
     */
    String subjectQueueUrl(String queueUrl);

    /**
     * Administration of objects over the direct path.
     *
     * @throws IllegalStateException when the environment has no object store
     */
    S3Admin s3();

    /** The object store's address for the subject. */
    URI subjectS3Endpoint();

    /** A bucket that is there already and to be used; empty when the experiment makes its own. */
    Optional<String> bucket();

    /**
     * The schema registry over the direct path, for registering schemas.
     *
     * @throws IllegalStateException when the environment has no schema registry
     */
    URI registryEndpoint();

    /** The schema registry's address for the subject. */
    URI subjectRegistryEndpoint();

    /** AWS region of queues and buckets. */
    String region();

    /**
     * Whether queues and buckets are AWS's own: then requests are signed with the credentials of the default chain, and
     * cost money.
     */
    boolean realAws();

    /** The prefix of an experiment's topics and connectors, so that it meets no other's. */
    String nameOf(String plain);

    /** The name of an experiment's queues, without the suffix of a FIFO queue. */
    String queueNameOf(String plain);

    /** All programs of the environment that can be watched; none when they run elsewhere. */
    List<JvmProcess> processes();

    /** Whether everything that the environment consists of still answers. */
    boolean isUp();

    /** The testbed that owns processes and links, which faults need; empty when they run elsewhere. */
    Optional<Testbed> owned();

    @Override
    void close();
}
