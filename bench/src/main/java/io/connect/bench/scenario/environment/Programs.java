package io.connect.bench.scenario.environment;

import io.connect.testbed.docker.DockerSpec;
import io.connect.testbed.sqs.SqsProgram;
import java.util.Objects;

/**
 * The programs that replace AWS.
 *
 * @param sqs the queue service, if {@code kind} is embedded
 * @param docker the images of the containers, if {@code kind} is docker
 */
public record Programs(SqsProgram sqs, DockerSpec docker) {

    /** The project's own queue service, and the usual images. */
    public static final Programs DEFAULT = new Programs(SqsProgram.SQS_SERVER, DockerSpec.DEFAULT);

    public Programs {
        Objects.requireNonNull(sqs, "sqs");
        Objects.requireNonNull(docker, "docker");
    }
}
