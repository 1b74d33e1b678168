package io.connect.features.world.place;

import io.connect.features.world.RunningScenario;
import io.connect.testbed.Testbed;
import io.connect.testbed.link.Link;
import io.connect.testbed.registry.ApicurioRegistry;
import io.connect.toxiproxy.proxy.Proxy;
import java.net.URI;
import java.util.Optional;

/** The connector's access to the registry: over a separate link, if the scenario has requested one. */
public final class RegistryAccess {
    private final RunningScenario scenario;
    private final Place place;
    private Optional<Link> link = Optional.empty();

    public RegistryAccess(RunningScenario scenario, Place place) {
        this.scenario = scenario;
        this.place = place;
    }

    /** Gives this scenario's connectors a separate path to the registry, which can be cut. */
    public void openLink() {
        Testbed testbed = place.testbed();
        String name = scenario.name() + "-registry";
        link = Optional.of(testbed.links().open(name, place.stores().registry().getPort()));
        scenario.atEnd(() -> testbed.links().remove(name));
    }

    /** This scenario's separate path to the registry. */
    public Proxy link() {
        return link.orElseThrow(() -> new IllegalStateException(
                        "this scenario has no path to the registry of its own; it needs the tag @registry-link"))
                .proxy();
    }

    /** The registry's address for the connector. */
    public URI endpoint() {
        return link.map(Link::port)
                .map(ApicurioRegistry::endpointAt)
                .orElseGet(() -> place.stores().subjectRegistry());
    }
}
