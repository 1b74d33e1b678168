package io.connect.testbed.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.ClientConfiguration;
import com.amazonaws.SdkClientException;
import com.amazonaws.auth.AWSStaticCredentialsProvider;
import com.amazonaws.auth.BasicAWSCredentials;
import com.amazonaws.client.builder.AwsClientBuilder.EndpointConfiguration;
import com.amazonaws.services.sqs.AmazonSQS;
import com.amazonaws.services.sqs.AmazonSQSClientBuilder;
import com.amazonaws.services.sqs.model.Message;
import io.connect.testbed.artifact.MavenArtifacts;
import io.connect.testbed.aws.ForkedAws;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import io.connect.testbed.process.ForkedService;
import io.connect.testbed.process.JvmLauncher;
import io.connect.testbed.process.PortLease;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Toxic;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The AWS SDK v1 sends to the host in a queue's URL, whatever its configured endpoint. With the URL for a subject, faults of
 * the link affect it. With the URL that the service returned to another client, they would not.
 */
class QueueUrlIT {

    private static final long LATE_MILLIS = 300;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(SqsProgram.class)
    void faultsOfTheLinkMeetAClientThatSendsToTheHostInTheUrl(SqsProgram program) {
        try (PortLease ports = new PortLease();
                Links links = new Links();
                MavenArtifacts artifacts = new MavenArtifacts();
                JvmLauncher launcher = new JvmLauncher(folder.resolve("work"), folder.resolve("logs"), ports)) {
            ForkedAws aws = new ForkedAws(service(program, artifacts, launcher, ports), Optional.empty(), links);
            aws.start();
            aws.awaitReady();
            Link link = links.get("sqs");
            try (SqsAdmin admin = new SqsAdmin(aws.sqsEndpoint())) {
                String direct = admin.createQueue("orders", Map.of());
                String told = QueueUrl.reachedAt(link.uri(), direct);
                AmazonSQS subject = client(link.uri());
                try {
                    assertThat(subject.getQueueUrl("orders").getQueueUrl())
                            .as("asked for by name, over the link")
                            .isEqualTo(told);
                    assertMoves(subject, told);

                    // The endpoint is also the link's; only the URL differs.
                    long before = link.bytes();
                    assertMoves(subject, direct);
                    assertThat(link.bytes())
                            .as("the direct URL bypasses the link")
                            .isEqualTo(before);

                    assertFaultsAreMet(subject, link, told);
                } finally {
                    subject.shutdown();
                }
            }
        }
    }

    private ForkedService service(SqsProgram program, MavenArtifacts artifacts, JvmLauncher launcher, PortLease ports) {
        return switch (program) {
            case SQS_SERVER -> new SqsServer(Path.of("..", "sqs-server"), launcher, ports);
            case ELASTICMQ -> new ElasticMq(artifacts, launcher, ports, folder.resolve("sqs"));
        };
    }

    private static AmazonSQS client(URI endpoint) {
        return AmazonSQSClientBuilder.standard()
                .withCredentials(new AWSStaticCredentialsProvider(
                        new BasicAWSCredentials(SqsAdmin.ACCESS_KEY_ID, SqsAdmin.SECRET_ACCESS_KEY)))
                .withEndpointConfiguration(new EndpointConfiguration(endpoint.toString(), SqsAdmin.REGION))
                .withClientConfiguration(new ClientConfiguration().withMaxErrorRetry(0))
                .build();
    }

    private static void assertMoves(AmazonSQS client, String url) {
        client.sendMessage(url, "a body");
        Message received = client.receiveMessage(url).getMessages().get(0);
        assertThat(received.getBody()).isEqualTo("a body");
        client.deleteMessage(url, received.getReceiptHandle());
    }

    private static void assertFaultsAreMet(AmazonSQS client, Link link, String url) {
        Toxic late = Toxic.downstream(new Latency(LATE_MILLIS, 0));
        link.target().addToxic(late);
        long begin = System.nanoTime();
        client.receiveMessage(url);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isGreaterThanOrEqualTo(Duration.ofMillis(LATE_MILLIS));
        link.target().removeToxic(late.name());

        link.target().disable();
        assertThatThrownBy(() -> client.receiveMessage(url)).isInstanceOf(SdkClientException.class);
        link.target().enable();
        assertMoves(client, url);
    }
}
