package io.connect.features.world.place;

import io.connect.features.world.RunningScenario;
import io.connect.toxiproxy.http.HttpFaultProxy;
import java.net.URI;
import java.util.Optional;

/** The connector's access to S3: over HTTP faults, if the scenario has requested them. */
public final class StoreAccess {
    private final RunningScenario scenario;
    private final Place place;
    private Optional<HttpFaultProxy> faults = Optional.empty();

    public StoreAccess(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
    }

    /** Adds a proxy for HTTP faults between the connector and the object store. */
    public void putFaultsInFront() {
        HttpFaultProxy started = HttpFaultProxy.start(place.stores().subjectS3Endpoint());
        faults = Optional.of(started);
        scenario.atEnd(started::close);
    }

    /** The proxy for this scenario's HTTP faults of the object store. */
    public HttpFaultProxy faults() {
        return faults.orElseThrow(() ->
                new IllegalStateException("nothing stands in front of S3; the scenario needs the tag @s3-faults"));
    }

    /** The object store's address for the connector. */
    public URI endpoint() {
        return faults.map(HttpFaultProxy::uri).orElseGet(() -> place.stores().subjectS3Endpoint());
    }
}
