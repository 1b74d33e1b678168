package io.connect.features.world.place;

import io.connect.features.world.RunningScenario;
import io.connect.testbed.Testbed;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.HttpFaultProxy;
import io.connect.toxiproxy.proxy.Proxy;
import java.net.URI;
import java.util.Optional;

/** The connector's access to SQS: over HTTP faults or a separate link, if the scenario has requested them. */
public final class SqsAccess {
    private final RunningScenario scenario;
    private final Place place;
    private Optional<HttpFaultProxy> faults = Optional.empty();
    private Optional<Link> link = Optional.empty();

    public SqsAccess(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
    }

    /** Adds a proxy for HTTP faults between the connector and the queue service. */
    public void putFaultsInFront() {
        HttpFaultProxy started = HttpFaultProxy.start(place.testbed().subjectSqsEndpoint());
        faults = Optional.of(started);
        scenario.atEnd(started::close);
    }

    /** Gives this scenario's connectors a separate path to the queue service, which can be cut or slowed down. */
    public void openLink() {
        Testbed testbed = place.testbed();
        String name = scenario.name();
        link = Optional.of(
                testbed.links().open(name, testbed.links().get(Testbed.SQS_LINK).upstreamPort()));
        scenario.atEnd(() -> testbed.links().remove(name));
    }

    /** The proxy for this scenario's HTTP faults of the queue service. */
    public HttpFaultProxy faults() {
        return faults.orElseThrow(() ->
                new IllegalStateException("nothing stands in front of SQS; the scenario needs the tag @http-faults"));
    }

    /** This scenario's separate path to the queue service. */
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
