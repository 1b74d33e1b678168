package io.connect.testbed.aws;

import io.connect.testbed.process.JvmProcess;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * SQS, and S3 if it is asked for, on ports of 127.0.0.1 that are known before anything runs.
 *
 * <p>Starting and closing belong to one thread; the other methods may be called from any.
 */
public interface AwsEmulation extends AutoCloseable {

    /** Name of the link to the queue service, as scenarios call their fault targets. */
    String SQS_LINK = "sqs";

    /** Name of the link to the object store. */
    String S3_LINK = "s3";

    /** Starts all of it and returns at once. */
    void start();

    /**
     * Waits until every service answers, directly and through its link.
     *
     * @throws RuntimeException when one does not, naming it, with the end of its log
     */
    void awaitReady();

    /** The queue service over the direct path, without any link or fault. */
    URI sqsEndpoint();

    /** The object store over the direct path; empty when there is none. */
    Optional<URI> s3Endpoint();

    /** The programs that are processes of this machine, in order of their start. */
    List<JvmProcess> processes();

    /** Whether everything it consists of still runs. */
    boolean isUp();

    @Override
    void close();
}
