package io.connect.bench.environment;

import io.connect.bench.load.Share;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.subject.ConnectorHandle;
import io.connect.bench.subject.LoopHandle;
import io.connect.bench.subject.NobodyHandle;
import io.connect.bench.subject.SubjectHandle;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.sqs.QueueDepth;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queues, topics, bucket and subject of one scenario in a running environment. The run's own thread creates and removes them;
 * any thread may read the addresses.
 */
public final class Fixture implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Fixture.class);

    /** A queue's name has at most 80 characters. Up to 21 characters follow this part: {@code -backlog-12-dead.fifo}. */
    private static final int LONGEST_NAME = 59;

    private static final int HASH_LENGTH = 9;

    private final RunningEnvironment environment;
    private final Scenario scenario;
    private final String name;
    /** Whether other shards of the load use the same queues and topics, so that no shard may remove them. */
    private final boolean shared;

    private final FixtureQueues queues;
    private final FixtureTopics topics;
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Part current;

    /** The queues in use and the connector that drains them. */
    private record Part(SubjectHandle subject, List<String> queueUrls, SubjectConfig config) {}

    private Fixture(RunningEnvironment environment, Scenario scenario, Share share) {
        this.shared = !share.isWhole() && environment.owned().isEmpty();
        this.environment = environment;
        this.scenario = scenario;
        this.name = environment.nameOf(plainName(scenario));
        this.queues = new FixtureQueues(environment, scenario.queue());
        this.topics = new FixtureTopics(environment, scenario, shared);
    }

    /**
     * Creates queues, topics and bucket, but does not start the subject yet. In an environment that already existed, the shards
     * of one load use the same names; each shard uses the objects that another shard has already created. If one object cannot be
     * created, the ones created before are removed, unless the load has shards.
     */
    public static Fixture layOut(RunningEnvironment environment, Scenario scenario, Share share) {
        Fixture fixture = new Fixture(environment, scenario, share);
        if (environment.owned().isEmpty()) {
            // Processes of this JVM die with it, but queues and topics in an external environment would remain.
            Runtime.getRuntime().addShutdownHook(new Thread(fixture::close, "clear up " + fixture.name));
        }
        try {
            fixture.layOut(plainName(scenario));
            fixture.topics.create(fixture.name, fixture.dlqTopic());
            if (makesBucket(environment, scenario)) {
                environment.s3().createBucket(fixture.bucket());
            }
        } catch (RuntimeException e) {
            fixture.close();
            throw e;
        }
        return fixture;
    }

    /** The base name of a scenario's queues and topics, to which the environment adds its own part. */
    static String plainName(Scenario scenario) {
        String name = Scenario.plain(scenario.id());
        return name.length() <= LONGEST_NAME
                ? name
                : name.substring(0, LONGEST_NAME - HASH_LENGTH) + String.format("-%08x", name.hashCode());
    }

    /** The plain name of the queues and topics that {@link #startAnew} creates. */
    static String plainNameAnew(Scenario scenario) {
        return plainName(scenario) + "-backlog";
    }

    private void layOut(String plain) {
        current = part(plain, queues.create(environment.queueNameOf(plain)));
    }

    private Part part(String plain, List<String> urls) {
        String subjectName = environment.nameOf(plain);
        SubjectQueues told = SubjectQueues.of(environment, urls);
        SubjectConfig config = SubjectConfig.of(environment, scenario, subjectName, told, name, bucket());
        SubjectHandle subject = switch (scenario.subject().kind()) {
            case CONNECTOR -> new ConnectorHandle(environment, subjectName, config.values());
            case LOOP -> LoopHandle.in(environment, told.urls(), name);
            case NONE -> new NobodyHandle();
        };
        return new Part(subject, urls, config);
    }

    /** Whether other shards of the load use the same queues, topics and subject. */
    public boolean isShared() {
        return shared;
    }

    /** The subject that drains the current queues. */
    public SubjectHandle subject() {
        return current.subject();
    }

    /** Bucket for the objects of the run. S3 requires lower-case letters. */
    public String bucket() {
        return bucket(environment, name);
    }

    /** The bucket name for a run with this name. */
    static String bucket(RunningEnvironment environment, String name) {
        return environment.bucket().orElse("bench-" + name.toLowerCase(Locale.ROOT));
    }

    /** Whether the bucket is created for the run and removed with it. */
    static boolean makesBucket(RunningEnvironment environment, Scenario scenario) {
        return scenario.environment().s3().needed() && environment.bucket().isEmpty();
    }

    /** Topic that the messages arrive in. */
    public String topic() {
        return name;
    }

    /** Topic of the connector's dead letters, if one is configured. */
    public Optional<String> dlqTopic() {
        return current.config().dlqTopic();
    }

    /** The queues that messages are to be sent to. */
    public List<String> targets() {
        return List.copyOf(current.queueUrls());
    }

    /** All queues that may hold messages of the run. */
    public List<String> queueUrls() {
        return queues.urls();
    }

    public List<String> deadLetterUrls() {
        return queues.deadLetterUrls();
    }

    /** The number of messages in the queues, as the service counts them. */
    public QueueDepth depth() {
        return queues.depth();
    }

    /** Starts the subject that drains the queues. If another shard has started it, it continues to run. */
    public void startSubject() {
        current.subject().start();
    }

    /** Removes the subject, so that it receives no more messages. Does nothing while other shards use it. */
    public void stopSubject() {
        if (!shared) {
            current.subject().stop();
        }
    }

    /**
     * Removes the subject, and creates new queues and a new subject for the next part. The workers continue to run and stay warm.
     * The old queues are not reused, because ElasticMQ can deliver a message to the long poll of a removed subject. That message
     * would be missing until its visibility timeout has passed.
     *
     * @return false if the queues existed before the run and still hold messages of the first part. Then nothing was created, since
     *     a backlog in the same queues could not be told from them.
     */
    public boolean startAnew() {
        stopSubject();
        if (environment.queues().attributesAreGiven() && !shared && depth().total() > 0) {
            return false;
        }
        layOut(plainNameAnew(scenario));
        return true;
    }

    /**
     * Removes everything. Objects that no longer exist, or whose service is down, are skipped. A shard removes nothing, since it
     * does not know whether the others have finished; {@link FixtureRemoval} removes their objects.
     */
    @Override
    public void close() {
        if (shared || !closed.compareAndSet(false, true)) {
            return;
        }
        Optional<Part> laidOut = Optional.ofNullable(current);
        laidOut.ifPresent(part -> attempt(part.subject().name(), part.subject()::stop));
        queues.urls()
                .forEach(url ->
                        attempt("queue " + url, () -> environment.queues().giveBack(url)));
        queues.deadLetterUrls()
                .forEach(url ->
                        attempt("queue " + url, () -> environment.queues().giveBack(url)));
        if (laidOut.isPresent()) {
            attempt(
                    "objects in bucket " + bucket(),
                    () -> PayloadStage.removeObjects(environment, scenario.load(), name, bucket()));
        }
        if (laidOut.isPresent() && makesBucket(environment, scenario)) {
            attempt("bucket " + bucket(), () -> environment.s3().deleteBucket(bucket()));
        }
        attempt(
                topics.toString(),
                () -> topics.delete(
                        laidOut.flatMap(part -> part.config().offsetsTopic()).filter(topic -> topic.startsWith(name))));
    }

    static void attempt(String what, Runnable deletion) {
        try {
            deletion.run();
        } catch (RuntimeException e) {
            log.warn("cannot delete {}: {}", what, e.toString());
        }
    }
}
