package io.connect.features.world;

import io.connect.features.environment.Environment;
import io.connect.features.environment.EnvironmentKind;
import io.connect.features.environment.Environments;
import io.connect.features.environment.WorkerGroup;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.testbed.Testbed;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.connect.StandaloneWorker;
import io.connect.testbed.limit.PausedProcess;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import io.connect.testbed.registry.ApicurioRegistry;
import io.connect.toxiproxy.http.HttpFaultProxy;
import io.connect.toxiproxy.proxy.Proxy;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one scenario: made new for each, handed to every step class.
 *
 * <p>Nothing is started before it is asked for, so that a scenario that needs no process waits for none.
 */
public final class World {
    private static final Logger log = LoggerFactory.getLogger(World.class);

    private static final Pattern PLACE =
            Pattern.compile("<object ([^ >]+)( as it is)?>|<bucket>|<S3>|<registry>|<scenario>");

    private final Deque<Runnable> cleanUps = new ArrayDeque<>();
    private String name;
    private WorkerGroupKind kind = WorkerGroupKind.PLAIN;
    private WorkerGroup ownWorkers;
    private StandaloneWorker standalone;
    private Environment environment;
    private Link sqsLink;
    private Consumer<String> notes;
    private HttpFaultProxy httpFaults;
    private HttpFaultProxy storeFaults;
    private Link registryLink;
    private PausedProcess paused;
    private Follower follower;
    private long logMark;
    private Queues queues;
    private Topics topics;
    private Connectors connectors;
    private Bucket bucket;
    private Schemas schemas;

    /** @param name for queues, topics and connectors, of no other scenario */
    public void begin(String name) {
        this.name = name;
    }

    public String name() {
        return name;
    }

    /** Where this scenario runs: the environment it has reserved, else the one that all share. */
    public Environment environment() {
        if (environment == null) {
            environment = Environments.ofSuite().shared();
        }
        return environment;
    }

    /** Waits until an environment of this kind is free and keeps it for this scenario; before anything runs on it. */
    public void reserve(EnvironmentKind kind) {
        Environments suite = Environments.ofSuite();
        Environment own = suite.reserve(kind);
        environment = own;
        atEnd(() -> suite.giveBack(own));
    }

    /**
     * The environment, to kill, pause, limit or cut something that others would use, too.
     *
     * @throws IllegalStateException when this scenario shares it
     */
    public Environment ownEnvironment() {
        if (environment().kind() == EnvironmentKind.SHARED) {
            throw new IllegalStateException("this step harms what other scenarios use at the same time;"
                    + " the scenario needs the tag @own-environment or @three-brokers");
        }
        return environment();
    }

    /** Chooses the workers; before anything runs on them. */
    public void use(WorkerGroupKind other) {
        this.kind = other;
    }

    /** Runs this scenario on workers of its own, which end with it. */
    public void use(WorkerGroup own) {
        ownWorkers = own;
        atEnd(own::close);
    }

    /** Runs this scenario on a standalone worker, which ends with it. */
    public void use(StandaloneWorker worker) {
        standalone = worker;
        atEnd(() -> worker.process().close());
    }

    /** REST client of a worker of this scenario. */
    public ConnectRest rest() {
        return standalone != null ? standalone.rest() : workers().rest();
    }

    /** The worker processes of this scenario. */
    public List<JvmProcess> processes() {
        return standalone != null ? List.of(standalone.process()) : workers().workers();
    }

    /** The workers this scenario runs on. */
    public WorkerGroup workers() {
        return ownWorkers != null ? ownWorkers : environment().workers(kind);
    }

    /** Whether records are committed in transactions on these workers. */
    public boolean exactlyOnce() {
        return ownWorkers == null && kind != WorkerGroupKind.PLAIN;
    }

    /** Puts a place for faults between the connector and the queue service. */
    public void putFaultsInFront() {
        httpFaults = HttpFaultProxy.start(environment().testbed().subjectSqsEndpoint());
        atEnd(httpFaults::close);
    }

    /** Gives this scenario's connectors a path of their own to the queue service, to be cut or made longer. */
    public void openSqsLink() {
        Testbed testbed = environment().testbed();
        sqsLink =
                testbed.links().open(name, testbed.links().get(Testbed.SQS_LINK).upstreamPort());
        atEnd(() -> testbed.links().remove(name));
    }

    /** This scenario's own path to the queue service. */
    public Proxy sqsLink() {
        if (sqsLink == null) {
            throw new IllegalStateException("this scenario has no path to SQS of its own; it needs the tag @links");
        }
        return sqsLink.proxy();
    }

    /** Where this scenario makes the queue service fail. */
    public HttpFaultProxy httpFaults() {
        if (httpFaults == null) {
            throw new IllegalStateException("nothing stands in front of SQS; the scenario needs the tag @http-faults");
        }
        return httpFaults;
    }

    /** Where the connector finds the queue service. */
    public URI sqsEndpoint() {
        if (httpFaults != null) {
            return httpFaults.uri();
        }
        return sqsLink != null ? sqsLink.uri() : environment().testbed().subjectSqsEndpoint();
    }

    /** Puts a place for faults between the connector and the object store. */
    public void putFaultsInFrontOfS3() {
        storeFaults = HttpFaultProxy.start(environment().stores().subjectS3Endpoint());
        atEnd(storeFaults::close);
    }

    /** Where this scenario makes the object store fail. */
    public HttpFaultProxy storeFaults() {
        if (storeFaults == null) {
            throw new IllegalStateException("nothing stands in front of S3; the scenario needs the tag @s3-faults");
        }
        return storeFaults;
    }

    /** Where the connector finds the object store. */
    public URI s3Endpoint() {
        return storeFaults == null ? environment().stores().subjectS3Endpoint() : storeFaults.uri();
    }

    /** Gives this scenario's connectors a path of their own to the registry, to be cut. */
    public void openRegistryLink() {
        Testbed testbed = environment().testbed();
        String link = name + "-registry";
        registryLink =
                testbed.links().open(link, environment().stores().registry().getPort());
        atEnd(() -> testbed.links().remove(link));
    }

    /** This scenario's own path to the registry. */
    public Proxy registryLink() {
        if (registryLink == null) {
            throw new IllegalStateException(
                    "this scenario has no path to the registry of its own; it needs the tag @registry-link");
        }
        return registryLink.proxy();
    }

    /** Where the connector finds the registry. */
    public URI registryEndpoint() {
        return registryLink == null
                ? environment().stores().subjectRegistry()
                : ApicurioRegistry.endpointAt(registryLink.port());
    }

    /** Starts the object store if no scenario has done so before. */
    public Bucket bucket() {
        if (bucket == null) {
            bucket = new Bucket(environment().stores().s3(), name);
            atEnd(bucket::delete);
        }
        return bucket;
    }

    /** Starts the registry if no scenario has done so before. */
    public Schemas schemas() {
        if (schemas == null) {
            schemas = new Schemas(environment().stores().registry());
        }
        return schemas;
    }

    /**
     * A text of a specification with what only the running scenario knows: {@code <object x>}, {@code <object x as it is>},
     * {@code <bucket>}, {@code <S3>}, {@code <registry>}, {@code <scenario>}.
     */
    public String resolve(String text) {
        return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(place(match)));
    }

    private String place(MatchResult match) {
        String key = match.group(1);
        if (key != null) {
            return match.group(2) == null ? bucket().reference(key) : bucket().pinnedReference(key);
        }
        return switch (match.group()) {
            case "<bucket>" -> bucket().name();
            case "<S3>" -> s3Endpoint().toString();
            case "<registry>" -> registryEndpoint().toString();
            default -> name;
        };
    }

    public Queues queues() {
        if (queues == null) {
            queues = new Queues(environment().testbed().sqs(), name);
            atEnd(queues::delete);
        }
        return queues;
    }

    public Topics topics() {
        if (topics == null) {
            topics = new Topics(environment().testbed().kafka(), name);
            atEnd(topics::delete);
        }
        return topics;
    }

    public Connectors connectors() {
        if (connectors == null) {
            connectors = new Connectors(this);
            atEnd(connectors::delete);
        }
        return connectors;
    }

    /** True when this scenario has asked for a connector, so that there is something to say about it. */
    public boolean hasConnectors() {
        return connectors != null;
    }

    /** Where the log of the worker ended when the scenario began to look at it, in bytes. */
    public void logMark(long bytes) {
        logMark = bytes;
    }

    public long logMark() {
        return logMark;
    }

    /** A process that stands still until the scenario says otherwise. */
    public void paused(PausedProcess process) {
        paused = process;
    }

    public PausedProcess paused() {
        return paused;
    }

    /** Where every message of this scenario is now. */
    public Account account() {
        return Account.of(
                queues().outbox().accepted(),
                topics().look(topics().main()),
                topics().look(topics().deadLetter()),
                queues().depth());
    }

    /** Begins to note when each message reaches Kafka; what has arrived already counts as seen now. */
    public void follow() {
        follower = topics().follow();
        atEnd(follower::close);
    }

    /** What was sent so far and when it was seen in Kafka, since {@link #follow}. */
    public Recovery.Passage passage() {
        if (follower == null) {
            throw new IllegalStateException("nobody has noted in this scenario when messages arrive");
        }
        return new Recovery.Passage(queues().outbox().accepted(), follower.seenNanos());
    }

    /** Where what was measured on the way goes, such as the report; set before the first step. */
    public void noteTo(Consumer<String> sink) {
        notes = sink;
    }

    /** Something measured that the reader of the report may want to know. */
    public void note(String text) {
        notes.accept(text);
    }

    /** Something to undo when the scenario is over; the last is undone first. */
    public void atEnd(Runnable cleanUp) {
        cleanUps.push(cleanUp);
    }

    /** Undoes everything. What fails is said and keeps nothing else from being undone. */
    public void end() {
        while (!cleanUps.isEmpty()) {
            try {
                cleanUps.pop().run();
            } catch (RuntimeException e) {
                log.warn("scenario {} left something behind: {}", name, e.toString());
            }
        }
    }
}
