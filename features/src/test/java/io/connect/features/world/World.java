package io.connect.features.world;

import io.connect.features.environment.Environment;
import io.connect.features.environment.EnvironmentKind;
import io.connect.features.environment.Environments;
import io.connect.features.environment.WorkerGroup;
import io.connect.features.environment.WorkerGroupKind;
import io.connect.testbed.Testbed;
import io.connect.testbed.fault.PausedProcess;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.HttpFaultProxy;
import io.connect.toxiproxy.proxy.Proxy;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The state of one scenario: made new for each, handed to every step class.
 *
 * <p>Nothing is started before it is asked for, so that a scenario that needs no process waits for none.
 */
public final class World {
    private static final Logger log = LoggerFactory.getLogger(World.class);

    private final Deque<Runnable> cleanUps = new ArrayDeque<>();
    private String name;
    private WorkerGroupKind kind = WorkerGroupKind.PLAIN;
    private WorkerGroup ownWorkers;
    private Environment environment;
    private Link sqsLink;
    private Consumer<String> notes;
    private HttpFaultProxy httpFaults;
    private PausedProcess paused;
    private long logMark;
    private Queues queues;
    private Topics topics;
    private Connectors connectors;

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

    /** Of the messages that were accepted first, those that are not in Kafka yet. */
    public List<Sent> undelivered(int first) {
        Set<String> arrived =
                topics().look(topics().main()).stream().map(Arrived::value).collect(Collectors.toSet());
        return queues().outbox().accepted().stream()
                .limit(first)
                .filter(sent -> !arrived.contains(sent.body()))
                .toList();
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
