package io.connect.testbed.docker;

import eu.rekawek.toxiproxy.Proxy;
import eu.rekawek.toxiproxy.ToxiproxyClient;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import io.connect.toxiproxy.proxy.ToxicTarget;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.ByteSettings;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Toxic;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/**
 * A proxy of the Toxiproxy server in a container. That Toxiproxy has no limit shared by connections, no faults of single calls
 * and no repeated resets. The testbed's own proxy, which connections enter first, makes these faults.
 */
final class ContainerProxy implements ToxicTarget {
    private final String name;
    private final ToxiproxyClient client;
    private final ToxicTarget front;

    /**
     * @param name the name of the proxy in the container
     * @param client the client of that Toxiproxy, which may start later
     * @param front the testbed's own proxy on the same network path
     */
    ContainerProxy(String name, ToxiproxyClient client, ToxicTarget front) {
        this.name = name;
        this.client = client;
        this.front = front;
    }

    /** Creates the proxy when the Toxiproxy runs. */
    void create(String listen, String upstream) {
        call("create", () -> client.createProxy(name, listen, upstream));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Toxic addToxic(Toxic toxic) {
        if (!(toxic.settings() instanceof ByteSettings settings)
                || settings instanceof Bandwidth bandwidth && bandwidth.shared()) {
            return front.addToxic(toxic);
        }
        call("add the toxic " + toxic.name() + " to", () -> add(proxy().toxics(), toxic, settings));
        return toxic;
    }

    private static Object add(ToxicList toxics, Toxic toxic, ByteSettings settings) throws IOException {
        String name = toxic.name();
        ToxicDirection direction =
                toxic.direction() == Direction.UPSTREAM ? ToxicDirection.UPSTREAM : ToxicDirection.DOWNSTREAM;
        Map<String, Long> attributes = settings.attributes();
        eu.rekawek.toxiproxy.model.Toxic added = switch (settings.type()) {
            case LATENCY ->
                toxics.latency(name, direction, attributes.get("latency")).setJitter(attributes.get("jitter"));
            case BANDWIDTH -> toxics.bandwidth(name, direction, attributes.get("rate"));
            case SLOW_CLOSE -> toxics.slowClose(name, direction, attributes.get("delay"));
            case TIMEOUT -> toxics.timeout(name, direction, attributes.get("timeout"));
            case RESET_PEER -> toxics.resetPeer(name, direction, attributes.get("timeout"));
            case SLICER ->
                toxics.slicer(name, direction, attributes.get("average_size"), attributes.get("delay"))
                        .setSizeVariation(attributes.get("size_variation"));
            case LIMIT_DATA -> toxics.limitData(name, direction, attributes.get("bytes"));
            default ->
                throw new IllegalArgumentException(
                        "toxic " + name + " is a " + settings.type().text() + ", which toxiproxy-java cannot ask for");
        };
        if (toxic.toxicity() < 1) {
            added.setToxicity(toxic.toxicity());
        }
        return added;
    }

    @Override
    public boolean hasToxic(String toxicName) {
        return front.hasToxic(toxicName)
                || call("list the toxics of", () -> proxy().toxics().getAll()).stream()
                        .anyMatch(toxic -> toxic.getName().equals(toxicName));
    }

    @Override
    public void removeToxic(String toxicName) {
        if (front.hasToxic(toxicName)) {
            front.removeToxic(toxicName);
            return;
        }
        call("remove the toxic " + toxicName + " from", () -> {
            proxy().toxics().get(toxicName).remove();
            return null;
        });
    }

    @Override
    public Resets resetConnectionsEvery(Duration interval) {
        return front.resetConnectionsEvery(interval);
    }

    @Override
    public boolean enabled() {
        return call("look at", () -> proxy().isEnabled());
    }

    @Override
    public void enable() {
        call("enable", () -> {
            proxy().enable();
            return null;
        });
    }

    @Override
    public void disable() {
        call("disable", () -> {
            proxy().disable();
            return null;
        });
    }

    /** Reads the current state, because the client's object only has the state at the time of its last read. */
    private Proxy proxy() throws IOException {
        return client.getProxy(name);
    }

    private <T> T call(String what, Call<T> call) {
        try {
            return call.answer();
        } catch (IOException e) {
            throw new DockerEnvironmentException(
                    "Toxiproxy in its container cannot " + what + " the proxy " + name + ": " + e.getMessage(), e);
        }
    }

    /** A call to the Toxiproxy. */
    private interface Call<T> {
        T answer() throws IOException;
    }
}
