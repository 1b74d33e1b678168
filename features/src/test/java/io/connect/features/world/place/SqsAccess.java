package io.connect.features.world.place;

import io.connect.features.world.RunningScenario;
import io.connect.testbed.Testbed;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.HttpFaultProxy;
import io.connect.toxiproxy.proxy.Proxy;
import java.net.URI;
import java.util.Optional;

/** How the connector of a scenario reaches SQS: over faults or a link of its own, if the scenario has asked for them. */
public final class SqsAccess {
    private final RunningScenario scenario;
    private final Place place;
    private Optional<HttpFaultProxy> faults = Optional.empty();
    private Optional<Link> link = Optional.empty();

    public SqsAccess(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
    }

    /** Puts a place for faults between the connector and the queue service. */
    public void putFaultsInFront() {
        HttpFaultProxy started = HttpFaultProxy.start(place.testbed().subjectSqsEndpoint());
        faults = Optional.of(started);
        scenario.atEnd(started::close);
    }

    /** Gives this scenario's connectors a path of their own to the queue service, to be cut or made longer. */
    public void openLink() {
        Testbed testbed = place.testbed();
        String name = scenario.name();
        link = Optional.of(
                testbed.links().open(name, testbed.links().get(Testbed.SQS_LINK).upstreamPort()));
        scenario.atEnd(() -> testbed.links().remove(name));
    }

    /** The place for this scenario's faults of the queue service. */
    public HttpFaultProxy faults() {
        return faults.orElseThrow(() ->
                new IllegalStateException("nothing stands in front of SQS; the scenario needs the tag @http-faults"));
    }

    /** This scenario's own path to the queue service. */
    public Proxy link() {
        return link.orElseThrow(() -> new IllegalStateException(
                        "this scenario has no path to SQS of its own; it needs the tag @links"))
                .proxy();
    }

    /** The queue service's address for the connector. */
    public URI endpoint() {
        return faults.map(HttpFaultProxy::uri)
                .or(() -> link.map(Link::uri))
                .orElseGet(() -> place.testbed().subjectSqsEndpoint());
    }
}
