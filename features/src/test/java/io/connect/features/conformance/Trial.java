package io.connect.features.conformance;

import io.connect.features.world.RunningScenario;
import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.SqsAdmin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * The state of one scenario: its queues, what was sent and received, and how the last call was answered. The first
 * deviation decides; what comes after it is not looked at, since it would say nothing.
 */
public final class Trial {

    private static final Logger log = LoggerFactory.getLogger(Trial.class);

    /** Messages in one receive: a limit of the service. */
    private static final int BATCH = 10;

    private static final String ALL = "All";

    /** How the SDK's message begins; it has no exception of its own for it. */
    private static final String WRONG_SUM = "MD5 returned by SQS does not match";

    /** A message that is there is received long before; the deadline is for machines under load. */
    private static final Duration RECEIVING = Duration.ofSeconds(10);

    /** Errors whose names the API reference changed when SQS learnt JSON; the SDK still reports the old ones. */
    private static final Map<String, String> RENAMED = Map.of("NonExistentQueue", "QueueDoesNotExist");

    private final Deque<String> queues = new ArrayDeque<>();
    private final List<SendMessageResponse> sent = new ArrayList<>();
    private final List<Message> received = new ArrayList<>();
    private final RunningScenario scenario;
    private Optional<String> queueUrl = Optional.empty();
    private Optional<String> deadLetterUrl = Optional.empty();
    private Optional<SqsException> refusal = Optional.empty();
    private Optional<String> deviation = Optional.empty();

    public Trial(RunningScenario scenario) {
        this.scenario = scenario;
    }

    private static SqsAdmin admin() {
        return Conformance.ofSuite().sqs();
    }

    /** The service. */
    public SqsClient sqs() {
        return admin().client();
    }

    /** Makes a queue that goes with the scenario. */
    public String makeQueue(String suffix, boolean fifo, Map<String, String> attributes) {
        String url = admin().createQueue(scenario.name() + suffix + (fifo ? ".fifo" : ""), attributes);
        queues.push(url);
        return url;
    }

    /** The queue of the scenario from now on. */
    public void queue(String url) {
        queueUrl = Optional.of(url);
    }

    public String queue() {
        return queueUrl.orElseThrow(() -> new IllegalStateException("this scenario has no queue"));
    }

    public boolean isFifo() {
        return queueUrl.filter(url -> url.endsWith(".fifo")).isPresent();
    }

    /** Its dead-letter queue from now on. */
    public void deadLetters(String url) {
        deadLetterUrl = Optional.of(url);
    }

    public String deadLetters() {
        return deadLetterUrl.orElseThrow(() -> new IllegalStateException("this scenario has no dead-letter queue"));
    }

    public String arn(String url) {
        return admin().arn(url);
    }

    public QueueDepth depth(String url) {
        return admin().depth(url);
    }

    /** How each message sent so far was answered, in order. */
    public List<SendMessageResponse> sent() {
        return sent;
    }

    /** All that was received so far, in order. */
    public List<Message> received() {
        return received;
    }

    /** The one received last. */
    public Message last() {
        if (received.isEmpty()) {
            throw new Deviation("nothing received");
        }
        return received.get(received.size() - 1);
    }

    /** Receives some more messages, and keeps them; a call gets as many as the service likes. */
    public void receive(int count, Optional<Integer> visibilitySeconds, boolean delete) {
        int wanted = received.size() + count;
        long giveUp = System.nanoTime() + RECEIVING.toNanos();
        while (received.size() < wanted && System.nanoTime() < giveUp) {
            int left = wanted - received.size();
            List<Message> some = receiveOnce(
                    queue(),
                    2,
                    request -> request.maxNumberOfMessages(Math.min(left, BATCH))
                            .visibilityTimeout(visibilitySeconds.orElse(null)));
            received.addAll(some);
            if (delete) {
                some.forEach(message -> sqs().deleteMessage(
                                request -> request.queueUrl(queue()).receiptHandle(message.receiptHandle())));
            }
        }
        if (received.size() < wanted) {
            throw new Deviation((received.size() - wanted + count) + " of " + count + " received");
        }
    }

    /** One message at most, with all of its attributes, that is not kept. */
    public List<Message> receiveOne(String url, int waitSeconds) {
        return receiveOnce(url, waitSeconds, request -> request.maxNumberOfMessages(1));
    }

    private List<Message> receiveOnce(String url, int waitSeconds, Consumer<ReceiveMessageRequest.Builder> rest) {
        return sqs().receiveMessage(request -> rest.accept(request.queueUrl(url)
                        .messageAttributeNames(ALL)
                        .messageSystemAttributeNamesWithStrings(ALL)
                        .waitTimeSeconds(waitSeconds)))
                .messages();
    }

    /** Makes a call that the service may refuse; {@link #expectAnswer} says whether it has. */
    public void call(Runnable action) {
        step(() -> {
            requireAccepted();
            try {
                action.run();
            } catch (SqsException e) {
                refusal = Optional.of(e);
            }
        });
    }

    /** The same for an action with a result that is wanted only if it is not refused. */
    public <T> Optional<T> ask(Supplier<T> action) {
        List<T> result = new ArrayList<>();
        call(() -> result.add(action.get()));
        return result.stream().findFirst();
    }

    /** Looks at something; everything before must have been accepted. */
    public void expect(Runnable check) {
        step(() -> {
            requireAccepted();
            try {
                check.run();
            } catch (SqsException e) {
                throw refused(e);
            }
        });
    }

    /** Looks at how the last call was answered: with its refusal, or without one. */
    public void expectAnswer(Consumer<Optional<SqsException>> check) {
        step(() -> check.accept(refusal));
    }

    private void step(Runnable step) {
        if (deviation.isPresent()) {
            return;
        }
        try {
            step.run();
        } catch (Deviation e) {
            deviation = Optional.of(e.getMessage());
        } catch (SdkClientException e) {
            // The SDK checks the sums that SQS answers with, and any other reason to give up is no finding.
            if (!String.valueOf(e.getMessage()).startsWith(WRONG_SUM)) {
                throw e;
            }
            deviation = Optional.of("the SDK refuses the MD5 of its answer");
        }
    }

    private void requireAccepted() {
        if (refusal.isPresent()) {
            throw refused(refusal.get());
        }
    }

    private static Deviation refused(SqsException e) {
        return new Deviation("refused as " + code(e));
    }

    /** The error's name as the API reference spells it, without the prefixes that it has in one protocol or another. */
    public static String code(SqsException e) {
        String code = e.awsErrorDetails() == null
                ? "HTTP " + e.statusCode()
                : String.valueOf(e.awsErrorDetails().errorCode());
        String name = code.substring(Math.max(code.lastIndexOf('.'), code.lastIndexOf('#')) + 1);
        return RENAMED.getOrDefault(name, name);
    }

    /** What the service did instead of what SQS documents. */
    public Optional<String> deviation() {
        return deviation;
    }

    /** Deletes the queues, those that feed others first. */
    public void end() {
        while (!queues.isEmpty()) {
            String url = queues.pop();
            try {
                admin().deleteQueue(url);
            } catch (RuntimeException e) {
                log.warn("cannot delete queue {}: {}", url, e.toString());
            }
        }
    }
}
