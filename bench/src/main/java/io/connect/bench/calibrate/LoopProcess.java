package io.connect.bench.calibrate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The main class of the bare loop's process. It carries out one command after the other and stays warm between them. It runs
 * until it is killed.
 */
final class LoopProcess implements LoopControl {
    private static final Duration LONG_POLL = Duration.ofSeconds(20);
    private static final Duration SETTLE_PATIENCE = Duration.ofSeconds(60);

    private final LeanSqs sqs;
    private final String bootstrapServers;
    private final URI sendEndpoint;
    /** The running loop, if there is one. Other threads read this field while one thread warms up or stops the loop. */
    private volatile Optional<BareLoop> loop = Optional.empty();

    private volatile long movedBefore;

    private LoopProcess(URI endpoint, String bootstrapServers, URI sendEndpoint) {
        this.sqs = new LeanSqs(endpoint);
        this.bootstrapServers = bootstrapServers;
        this.sendEndpoint = sendEndpoint;
    }

    /**
     * Runs until it is killed.
     *
     * @param arguments address of SQS behind its link, bootstrap servers, address of SQS for the messages of the warm-up
     */
    public static void main(String[] arguments) throws JMException, InterruptedException {
        LoopProcess process = new LoopProcess(URI.create(arguments[0]), arguments[1], URI.create(arguments[2]));
        ManagementFactory.getPlatformMBeanServer().registerMBean(process, new ObjectName(NAME));
        new CountDownLatch(1).await();
    }

    @Override
    public synchronized void start(List<String> queueUrls, String topic) {
        requireIdle();
        movedBefore = 0;
        BareLoop next = new BareLoop(sqs, bootstrapServers, queueUrls, topic, LONG_POLL);
        loop = Optional.of(next);
        next.start();
    }

    private void requireIdle() {
        if (loop.isPresent()) {
            throw new IllegalStateException("the bare loop moves messages already; it has to be stopped first");
        }
    }

    @Override
    public synchronized void stop() {
        if (loop.isEmpty()) {
            return;
        }
        BareLoop ending = loop.get();
        try {
            boolean settled = ending.stop(SETTLE_PATIENCE);
            movedBefore = ending.moved();
            if (!settled && ending.failure().isEmpty()) {
                throw new IllegalStateException("messages under way were not acknowledged and deleted within "
                        + SETTLE_PATIENCE.toSeconds() + " s: " + ending);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the bare loop was stopped", e);
        } finally {
            loop = Optional.empty();
        }
    }

    @Override
    public synchronized String warmUp(String queueUrl, String topic, int limitSeconds, int furtherBlocks) {
        requireIdle();
        try (QueueFill fill = new QueueFill(sendEndpoint)) {
            LoopWarmUp warmUp = new LoopWarmUp(sqs, bootstrapServers, fill, queueUrl, topic);
            return new ObjectMapper().writeValueAsString(warmUp.run(Duration.ofSeconds(limitSeconds), furtherBlocks));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a calibration cannot be written as JSON: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while warming up", e);
        }
    }

    @Override
    public long getMoved() {
        return loop.map(BareLoop::moved).orElse(movedBefore);
    }

    @Override
    public boolean isRunning() {
        return loop.filter(running -> running.failure().isEmpty()).isPresent();
    }

    @Override
    public String getFailure() {
        return loop.flatMap(BareLoop::failure).map(Throwable::toString).orElse(null);
    }
}
