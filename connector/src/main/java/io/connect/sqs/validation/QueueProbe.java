package io.connect.sqs.validation;

import io.connect.sqs.config.AwsKeys;
import io.connect.sqs.config.DeliveryKeys;
import io.connect.sqs.config.QueueKeys;
import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.config.SqsSourceConfig;
import io.connect.sqs.queue.BatchOutcome;
import io.connect.sqs.queue.FailureKind;
import io.connect.sqs.queue.QueueAttributes;
import io.connect.sqs.queue.SqsApi;
import io.connect.sqs.queue.SqsFailure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigException;

/**
 * Calls SQS to check that the queues exist, that the credentials are valid, and that they permit reading attributes, deleting
 * messages and changing their visibility. It receives and changes nothing. The last two use an invalid receipt handle, because SQS
 * checks the permission before the handle.
 *
 * <p>If SQS cannot be reached now, this is only a warning, because the configuration may be correct.
 */
final class QueueProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(4);

    /** The largest number of queues that are checked: enough to find a common problem, and few enough to be quick. */
    private static final int MOST_QUEUES = 20;

    /** With a shorter timeout, a short delay of an extension is enough to make a message visible again. */
    private static final Duration SHORT_VISIBILITY = Duration.ofSeconds(10);

    /** Below this count, the check warns, because each crash of a worker counts as a receive. */
    private static final int LOW_RECEIVE_COUNT = 5;

    private static final List<String> NO_HANDLES = List.of("permission-check");

    private final SqsSourceConfig config;
    private final SqsApi sqs;

    QueueProbe(SqsSourceConfig config, SqsApi sqs) {
        this.config = config;
        this.sqs = sqs;
    }

    /** Checks all queues concurrently and returns after a few seconds at the latest. */
    List<Finding> probe() {
        List<CompletableFuture<List<Finding>>> probes =
                config.queues().stream().limit(MOST_QUEUES).map(this::probe).toList();
        List<Finding> findings = new ArrayList<>();
        try {
            CompletableFuture.allOf(probes.toArray(CompletableFuture[]::new))
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            findings.add(Finding.warning(
                    QueueKeys.QUEUE_URL,
                    "SQS, or a proxy or the sign-in to AWS before it, did not answer within " + PATIENCE.toSeconds()
                            + " s; the queues were not all checked"));
        } catch (ExecutionException e) {
            findings.add(Finding.warning(QueueKeys.QUEUE_URL, "The queues were not all checked: " + e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        probes.stream()
                .filter(probe -> probe.isDone() && !probe.isCompletedExceptionally())
                .forEach(probe -> findings.addAll(probe.join()));
        // Several queues may have the same finding, such as a missing region.
        return findings.stream().distinct().toList();
    }

    private CompletableFuture<List<Finding>> probe(QueueUrl queue) {
        return sqs.attributes(queue)
                .handle((attributes, thrown) ->
                        thrown == null ? advice(queue, attributes) : failed(SqsFailure.of(thrown)))
                .thenCompose(findings -> findings.stream().anyMatch(Finding::isError)
                        ? CompletableFuture.completedFuture(findings)
                        : missingPermissions(queue)
                                .thenApply(missing -> Stream.concat(findings.stream(), missing.stream())
                                        .toList()));
    }

    private CompletableFuture<List<Finding>> missingPermissions(QueueUrl queue) {
        CompletableFuture<Boolean> mayDelete = config.deleteMessages()
                ? isAllowed(sqs.delete(queue, NO_HANDLES))
                : CompletableFuture.completedFuture(true);
        return mayDelete.thenCombine(
                isAllowed(sqs.changeVisibility(queue, NO_HANDLES, Duration.ZERO)), (deletes, changes) -> {
                    List<Finding> missing = new ArrayList<>();
                    if (!deletes) {
                        missing.add(Finding.error(
                                credentialsKey(),
                                "The credentials may not delete messages from queue " + queue
                                        + ": grant sqs:DeleteMessage, or set " + QueueKeys.DELETE_MESSAGES
                                        + "=false to copy"));
                    }
                    if (!changes) {
                        missing.add(Finding.error(
                                credentialsKey(),
                                "The credentials may not change the visibility of messages of queue " + queue
                                        + ": grant sqs:ChangeMessageVisibility. Without it, the task fails as soon as Kafka is"
                                        + " slow"));
                    }
                    return missing;
                });
    }

    private static CompletableFuture<Boolean> isAllowed(CompletableFuture<BatchOutcome> call) {
        return call.handle((outcome, thrown) -> thrown == null
                ? outcome.refused().stream().noneMatch(entry -> entry.kind() == FailureKind.DENIED)
                : SqsFailure.of(thrown).kind() != FailureKind.DENIED);
    }

    private List<Finding> failed(SqsFailure failure) {
        if (failure.getCause() instanceof ConfigException mistake) {
            return List.of(Finding.error(KeyInMessage.subject(mistake, queueKey()), mistake.getMessage()));
        }
        return List.of(
                switch (failure.kind()) {
                    case NO_SUCH_QUEUE -> Finding.error(queueKey(), failure.getMessage());
                    case CREDENTIALS -> Finding.error(credentialsKey(), failure.getMessage());
                    case DENIED ->
                        Finding.error(
                                credentialsKey(),
                                failure.getMessage() + " (the connector needs sqs:GetQueueAttributes)");
                    case INVALID, STALE_HANDLE -> Finding.error(queueKey(), failure.getMessage());
                    case THROTTLED, TRANSIENT, UNREADABLE, UNKNOWN -> Finding.warning(queueKey(), failure.getMessage());
                });
    }

    private List<Finding> advice(QueueUrl queue, QueueAttributes attributes) {
        List<Finding> findings = new ArrayList<>();
        Duration visibility = config.visibilityTimeout().orElse(attributes.visibilityTimeout());
        if (visibility.isZero()) {
            findings.add(Finding.error(
                    QueueKeys.VISIBILITY_TIMEOUT_SECONDS,
                    "Queue " + queue + " has a visibility timeout of 0, with which a message can never be deleted; set "
                            + QueueKeys.VISIBILITY_TIMEOUT_SECONDS));
        } else if (visibility.compareTo(SHORT_VISIBILITY) < 0) {
            findings.add(Finding.warning(
                    QueueKeys.VISIBILITY_TIMEOUT_SECONDS,
                    "The visibility timeout of queue " + queue + " is " + visibility.toSeconds() + " s; below "
                            + SHORT_VISIBILITY.toSeconds() + " s a short pause makes messages come back"));
        }
        if (attributes.fifo()) {
            adviseFifo(queue, attributes, findings);
        }
        return findings;
    }

    private void adviseFifo(QueueUrl queue, QueueAttributes attributes, List<Finding> findings) {
        boolean redrives = attributes.maxReceiveCount().isPresent();
        if (config.dlqTopic().isEmpty()) {
            String policy = redrives ? "a" : "no";
            String consequence = redrives
                    ? "those behind it in its group, up to nine, go to the dead-letter queue with it"
                    : "it locks its group";
            findings.add(Finding.warning(
                    DeliveryKeys.DLQ_TOPIC,
                    "Queue " + queue + " has " + policy + " redrive policy and " + DeliveryKeys.DLQ_TOPIC
                            + " is not set: where a message cannot be produced, " + consequence));
        }
        if (redrives && attributes.maxReceiveCount().getAsInt() < LOW_RECEIVE_COUNT) {
            findings.add(Finding.warning(
                    queueKey(),
                    "Queue " + queue + " gives messages up after "
                            + attributes.maxReceiveCount().getAsInt()
                            + " receives; every crash of a worker counts as one"));
        }
    }

    private String queueKey() {
        return config.getString(QueueKeys.QUEUE_URL) != null ? QueueKeys.QUEUE_URL : QueueKeys.QUEUE_URLS;
    }

    private String credentialsKey() {
        if (config.getString(AwsKeys.ASSUME_ROLE_ARN) != null) {
            return AwsKeys.ASSUME_ROLE_ARN;
        }
        if (config.getPassword(AwsKeys.ACCESS_KEY_ID) == null) {
            if (config.getClass(AwsKeys.CREDENTIALS_PROVIDER_CLASS) != null) {
                return AwsKeys.CREDENTIALS_PROVIDER_CLASS;
            }
            if (config.getString(AwsKeys.CREDENTIALS_PROFILE) != null) {
                return AwsKeys.CREDENTIALS_PROFILE;
            }
        }
        return AwsKeys.ACCESS_KEY_ID;
    }
}
