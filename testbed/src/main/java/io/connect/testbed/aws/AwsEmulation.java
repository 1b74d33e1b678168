package io.connect.testbed.aws;

import io.connect.testbed.process.JvmProcess;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * SQS, and S3 if requested, on ports of 127.0.0.1 that are known before any program runs.
 *
 * <p>One thread starts and closes it; the other methods may be called from any thread.
 */
public interface AwsEmulation extends AutoCloseable {

    /** Name of the link to the queue service, as scenarios name their fault targets. */
    String SQS_LINK = "sqs";

    /** Name of the link to the object store. */
    String S3_LINK = "s3";

    /** Starts all services and returns immediately. */
    void start();

    /**
     * Waits until every service answers, directly and through its link.
     *
     * @throws RuntimeException when a service does not answer, with its name and the end of its log
     */
    void awaitReady();

    /** The queue service over the direct path, without any link or fault. */
    URI sqsEndpoint();

    /** The object store over the direct path; empty if there is none. */
    Optional<URI> s3Endpoint();

    /** The programs that run as processes on this machine, in the order of their start. */
    List<JvmProcess> processes();

    /** Whether every service still runs. */
    boolean isUp();

    @Override
    void close();
}
