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
 * The environment of an experiment: processes of the testbed on this machine, or programs that run elsewhere. Code that offers
 * load and counts arrivals needs only this interface. Code that kills brokers uses {@link #owned()}.
 *
 * <p>Accessors are thread-safe. Closing releases the environment's own resources. An experiment removes the objects that it
 * created.
 */
public interface RunningEnvironment extends AutoCloseable {

    /** Access to Kafka over a path without faults. */
    KafkaAccess kafkaAccess();

    /** REST interface of the Connect cluster. */
    ConnectRest connectRest();

    /** Administration of queues over the direct path. */
    SqsAdmin sqs();

    /** Supplies the queues of an experiment. */
    QueueSource queues();

    /** The queue service's address for the load generator, without any fault in between. */
    URI sqsEndpoint();

    /** The queue service's address for the subject. */
    URI subjectSqsEndpoint();

    /**
     * The URL of a queue for the subject under test. It uses the same link as {@link #subjectSqsEndpoint()}, because some
     * clients send to the host in the URL.
     *
     * @param queueUrl the queue URL as the service returned it
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

    /** An existing bucket that must be used; empty if the experiment creates its own. */
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
     * Whether queues and buckets are real AWS resources. Requests are then signed with the credentials of the default chain,
     * and cost money.
     */
    boolean realAws();

    /** The full name of an experiment's topic or connector, with a prefix that prevents conflicts with other experiments. */
    String nameOf(String plain);

    /** The name of an experiment's queues, without the suffix of a FIFO queue. */
    String queueNameOf(String plain);

    /** All programs of the environment that can be observed; none if they run elsewhere. */
    List<JvmProcess> processes();

    /** Whether every part of the environment still answers. */
    boolean isUp();

    /** The testbed that owns processes and links, which faults need; empty if the programs run elsewhere. */
    Optional<Testbed> owned();

    @Override
    void close();
}
