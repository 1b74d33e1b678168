package io.connect.testbed.aws;

import io.connect.testbed.link.Links;
import io.connect.testbed.process.ForkedService;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.s3.S3Proxy;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A queue service and S3Proxy, each a forked JVM; the launcher ends them. */
public final class ForkedAws implements AwsEmulation {
    private final ForkedService sqs;
    private final Optional<S3Proxy> s3;

    /** Opens the links; no process runs yet. */
    public ForkedAws(ForkedService sqs, Optional<S3Proxy> s3, Links links) {
        this.sqs = sqs;
        this.s3 = s3;
        links.open(SQS_LINK, sqs.port());
        s3.ifPresent(server -> links.open(S3_LINK, server.port()));
    }

    @Override
    public void start() {
        sqs.start();
        s3.ifPresent(S3Proxy::start);
    }

    @Override
    public void awaitReady() {
        sqs.awaitReady();
        s3.ifPresent(S3Proxy::awaitReady);
    }

    @Override
    public URI sqsEndpoint() {
        return sqs.endpoint();
    }

    @Override
    public Optional<URI> s3Endpoint() {
        return s3.map(S3Proxy::endpoint);
    }

    @Override
    public List<JvmProcess> processes() {
        List<JvmProcess> processes = new ArrayList<>();
        processes.add(sqs.process());
        s3.ifPresent(server -> processes.add(server.process()));
        return processes;
    }

    @Override
    public boolean isUp() {
        return processes().stream().allMatch(JvmProcess::isAlive);
    }

    /** Does nothing: the processes belong to the launcher. */
    @Override
    public void close() {}
}
