package io.connect.testbed;

import io.connect.testbed.docker.DockerSpec;
import io.connect.testbed.sqs.SqsProgram;

/** The source of the queue service and the object store of a testbed. */
public sealed interface AwsSource {

    /** Processes of this machine; the queue service is the project's own. */
    AwsSource PROCESSES = new Processes(SqsProgram.SQS_SERVER);

    /** Processes of this machine. */
    record Processes(SqsProgram sqs) implements AwsSource {}

    /** Containers, with the network faults also made in a container. */
    record Containers(DockerSpec images) implements AwsSource {}
}
