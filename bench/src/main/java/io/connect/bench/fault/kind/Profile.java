package io.connect.bench.fault.kind;

import io.connect.testbed.link.Link;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.toxic.Bandwidth;
import java.util.OptionalDouble;

/**
 * A fault profile of the fault layer, by its file name.
 *
 * @param name such as network-100ms
 */
record Profile(String name) implements LinkAction {
    private static final double BYTES_PER_KILOBYTE = 1_000;

    @Override
    public String word() {
        return name;
    }

    @Override
    public Runnable start(Link link) {
        return FaultProfiles.named(name).applyTo(link.target())::close;
    }

    @Override
    public String description(Link link) {
        return name + " on " + link.name();
    }

    @Override
    public OptionalDouble bytesPerSecond() {
        return FaultProfiles.named(name).toxics().stream()
                .filter(toxic -> toxic.settings() instanceof Bandwidth)
                .mapToDouble(toxic -> ((Bandwidth) toxic.settings()).rateKilobytesPerSecond() * BYTES_PER_KILOBYTE)
                .min();
    }
}
