package io.connect.bench.environment;

import io.connect.bench.BrokenRunException;
import io.connect.bench.load.Share;
import io.connect.bench.payload.PayloadStage;
import io.connect.bench.scenario.QueueSpec;
import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.shard.Meeting;
import io.connect.bench.subject.ConnectorHandle;
import io.connect.bench.subject.ConnectorTemplate;
import io.connect.bench.subject.LoopHandle;
import io.connect.bench.subject.NobodyHandle;
import io.connect.bench.subject.SubjectHandle;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.sqs.QueueDepth;
import io.connect.testbed.sqs.SqsAdmin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The queues, topics, bucket and subject of one scenario in a running environment. Made and taken away by the run's own
 * thread; the addresses may be read from any.
 */
public final class Fixture implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Fixture.class);
    private static final String DLQ_TOPIC = "dlq.topic";
    private static final String OFFSETS_TOPIC = "offsets.storage.topic";
    /** Room for the largest message SQS takes, and for what surrounds the largest record. */
    private static final long RECORD_ROOM = 2 * 1024 * 1024;

    private final RunningEnvironment testbed;
    private final Scenario scenario;
    private final String plainName;
    private final String name;
    /** The whole in an environment of one's own, whichever part of the load is offered in it. */
    private final Share share;

    private final Meeting meeting;
    private final CopyOnWriteArrayList<String> queueUrls = new CopyOnWriteArrayList<>();
    private final List<String> deadLetterUrls = new CopyOnWriteArrayList<>();
    private final List<String> topics = new ArrayList<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    private volatile Part current;

    /** The queues in use and what drains them. */
    private record Part(SubjectHandle subject, List<String> queueUrls, Map<String, String> config) {}

    /** Of a run that begins; nothing is made yet. */
    public Fixture(RunningEnvironment testbed, Scenario scenario, Share share, Meeting meeting) {
        this.share = meeting.isShared() ? share : Share.WHOLE;
        this.meeting = meeting;
        this.testbed = testbed;
        this.scenario = scenario;
        this.plainName = plainName(scenario);
        this.name = testbed.nameOf(plainName);
        if (testbed.owned().isEmpty()) {
            // What dies with this JVM needs no care; what is made elsewhere would stay there.
            Runtime.getRuntime().addShutdownHook(new Thread(this::interrupted, "clear up " + name));
        }
    }

    /**
     * Makes queues, topics and bucket; the connector is not created yet. Of several shards the first makes them, and all
     * return when they are there.
     */
    public void layOut() {
        layOut(plainName, () -> {
            createTopics();
            if (makesBucket()) {
                testbed.s3().createBucket(bucket());
            }
        });
    }

    /** Whether there is a subject, and something for it to drain. */
    public boolean isLaidOut() {
        return current != null;
    }

    /** What a scenario's things are called, before the environment adds its own. */
    static String plainName(Scenario scenario) {
        return scenario.id().replaceAll("[^A-Za-z0-9-]", "-");
    }

    private void layOut(String plain, Runnable rest) {
        String point = "laid out " + plain;
        if (share.leads()) {
            current = part(plain, createQueues(testbed.queueNameOf(plain)));
            rest.run();
            meeting.meet(point, String.join("\n", current.queueUrls()), Meeting.PATIENCE);
        } else {
            List<String> urls =
                    List.of(meeting.meet(point, "", Meeting.PATIENCE).get(0).split("\n"));
            queueUrls.addAllAbsent(urls);
            current = part(plain, urls);
        }
    }

    private Part part(String plain, List<String> urls) {
        String subjectName = testbed.nameOf(plain);
        Map<String, String> config = config(subjectName, urls);
        SubjectHandle subject = switch (scenario.subject().kind()) {
            case CONNECTOR -> new ConnectorHandle(testbed, subjectName, config);
            case LOOP -> LoopHandle.in(testbed, urls, name);
            case NONE -> new NobodyHandle();
        };
        return new Part(subject, urls, config);
    }

    private List<String> createQueues(String prefix) {
        List<String> urls = new ArrayList<>();
        QueueSpec spec = scenario.queue();
        String suffix = spec.type() == QueueType.FIFO ? ".fifo" : "";
        SqsAdmin sqs = testbed.sqs();
        for (int i = 1; i <= spec.count(); i++) {
            Map<String, String> attributes = new HashMap<>();
            attributes.put(
                    "VisibilityTimeout", Long.toString(spec.visibilityTimeout().toSeconds()));
            attributes.put(
                    "MessageRetentionPeriod", Long.toString(spec.retention().toSeconds()));
            if (spec.maxReceiveCount().isPresent() && !testbed.queues().attributesAreGiven()) {
                String dead = testbed.queues().provide(prefix + "-" + i + "-dead" + suffix, i, Map.of());
                deadLetterUrls.add(dead);
                attributes.put(
                        "RedrivePolicy",
                        "{\"deadLetterTargetArn\":\"" + sqs.arn(dead) + "\",\"maxReceiveCount\":"
                                + spec.maxReceiveCount().get() + "}");
            }
            String url = testbed.queues().provide(prefix + "-" + i + suffix, i, attributes);
            urls.add(url);
            queueUrls.addIfAbsent(url);
        }
        return urls;
    }

    private Map<String, String> config(String connector, List<String> urls) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("queue.url", urls.get(0));
        values.put("queue.urls", String.join(",", urls));
        values.put("topic", name);
        values.put("dlq.topic", name + "-dlq");
        values.put("offsets.topic", name + "-offsets");
        values.put("sqs.endpoint", testbed.subjectSqsEndpoint().toString());
        values.put("sqs.region", testbed.region());
        if (scenario.environment().s3().needed()) {
            values.put("s3.endpoint", testbed.subjectS3Endpoint().toString());
            values.put("s3.bucket", bucket());
        }
        if (scenario.environment().registry().needed()) {
            values.put("registry.url", testbed.subjectRegistryEndpoint().toString());
        }
        Map<String, String> config =
                new ConnectorTemplate(values).fill(scenario.subject().config(), scenario.connector());
        config.put("name", connector);
        if (scenario.subject().plugin().isEmpty()) {
            addressesOfTheReferenceConnector().forEach(config::putIfAbsent);
        }
        return Map.copyOf(config);
    }

    /**
     * What the project's own connector needs to reach an environment that is not AWS; the scenario file says what is
     * tested, not where this machine happens to run it. Other subjects have placeholders in their template.
     */
    private Map<String, String> addressesOfTheReferenceConnector() {
        if (testbed.realAws()) {
            // The worker has credentials of its own: a role, or what its environment says.
            return Map.of("aws.region", testbed.region());
        }
        Map<String, String> addresses = new HashMap<>();
        addresses.put("aws.endpoint.override", testbed.subjectSqsEndpoint().toString());
        addresses.put("aws.region", testbed.region());
        addresses.put("aws.access.key.id", SqsAdmin.ACCESS_KEY_ID);
        addresses.put("aws.secret.access.key", SqsAdmin.SECRET_ACCESS_KEY);
        if (scenario.environment().s3().needed()) {
            addresses.put(
                    "aws.endpoint.override.s3", testbed.subjectS3Endpoint().toString());
        }
        return addresses;
    }

    private void createTopics() {
        short replication = (short) scenario.environment().kafka().replicationFactor();
        String maxRecord = Long.toString(PayloadStage.largestRecord(scenario.load()) + RECORD_ROOM);
        List<NewTopic> wanted = new ArrayList<>();
        wanted.add(new NewTopic(name, scenario.environment().kafka().partitions(), replication)
                .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, maxRecord)));
        dlqTopic()
                .ifPresent(topic -> wanted.add(new NewTopic(topic, 1, replication)
                        .configs(Map.of(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, maxRecord))));
        try (Admin admin = testbed.kafkaAccess().admin()) {
            for (NewTopic topic : wanted) {
                admin.createTopics(List.of(topic)).all().get();
                topics.add(topic.name());
            }
        } catch (ExecutionException e) {
            throw new BrokenRunException("cannot create the topics of " + scenario.id() + ": " + e.getCause(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BrokenRunException("interrupted while creating the topics of " + scenario.id(), e);
        }
    }

    /** Whether this is the one that makes and removes what all shards use; it is when there is only one. */
    public boolean leads() {
        return share.leads();
    }

    /** What drains the queues in use now. */
    public SubjectHandle subject() {
        return current.subject();
    }

    /** Bucket for the objects of the run; S3 wants small letters. */
    public String bucket() {
        return testbed.bucket().orElse("bench-" + name.toLowerCase(Locale.ROOT));
    }

    /** Of several shards the first makes the bucket, and takes it away. */
    private boolean makesBucket() {
        return scenario.environment().s3().needed() && testbed.bucket().isEmpty() && share.leads();
    }

    /** Topic that the messages arrive in. */
    public String topic() {
        return name;
    }

    /** Topic of the connector's dead letters, if it was given one. */
    public Optional<String> dlqTopic() {
        return Optional.ofNullable(current.config().get(DLQ_TOPIC)).filter(topic -> !topic.isBlank());
    }

    /** The queues that messages are to be sent to. */
    public List<String> targets() {
        return List.copyOf(current.queueUrls());
    }

    /** All queues that may hold messages of the run. */
    public List<String> queueUrls() {
        return List.copyOf(queueUrls);
    }

    public List<String> deadLetterUrls() {
        return List.copyOf(deadLetterUrls);
    }

    public boolean exactlyOnce() {
        return "required".equals(current.config().get("exactly.once.support"));
    }

    /** All that the queues hold, by the service's own count. */
    public QueueDepth depth() {
        return testbed.sqs().depth(queueUrls);
    }

    /** Starts what drains the queues; of several shards the first does. */
    public void startSubject() {
        if (share.leads()) {
            current.subject().start();
        }
    }

    /** Takes it away, so that nothing is received any more; of several shards the first does. */
    public void stopSubject() {
        if (share.leads()) {
            current.subject().stop();
        }
    }

    /**
     * Takes the subject away and lays out fresh queues and a fresh subject for what comes next. The workers stay and
     * keep warm. Fresh queues, because a queue remembers: ElasticMQ hands a message to a long poll whose caller has gone,
     * and that message would be missing until its visibility timeout has passed.
     */
    public void startAnew(String suffix) {
        stopSubject();
        layOut(plainName + "-" + suffix, () -> {});
    }

    /** Takes everything away; what is gone already, or whose service is, is passed over. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        // None of the others may be at what is taken away now.
        meeting.close();
        if (!share.leads()) {
            return;
        }
        if (current != null) {
            attempt(subject().name(), this::stopSubject);
        }
        queueUrls.forEach(url -> attempt("queue " + url, () -> testbed.queues().giveBack(url)));
        deadLetterUrls.forEach(
                url -> attempt("queue " + url, () -> testbed.queues().giveBack(url)));
        if (current != null && makesBucket()) {
            attempt("bucket " + bucket(), () -> testbed.s3().deleteBucket(bucket()));
        }
        attempt("topics " + topics, () -> {
            try (Admin admin = testbed.kafkaAccess().admin()) {
                // Connect makes the topic of a connector's own offsets, and leaves it.
                Set<String> mine = new LinkedHashSet<>(topics);
                Optional.ofNullable(current)
                        .map(part -> part.config().get(OFFSETS_TOPIC))
                        .filter(topic -> topic.startsWith(name))
                        .ifPresent(mine::add);
                mine.retainAll(admin.listTopics().names().get());
                admin.deleteTopics(mine).all().get();
            } catch (ExecutionException e) {
                throw new IllegalStateException(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    /** The others are told before anything is taken away from under them. */
    private void interrupted() {
        meeting.broke("it was interrupted before its end");
        close();
    }

    private static void attempt(String what, Runnable deletion) {
        try {
            deletion.run();
        } catch (RuntimeException e) {
            log.warn("cannot delete {}: {}", what, e.toString());
        }
    }
}
