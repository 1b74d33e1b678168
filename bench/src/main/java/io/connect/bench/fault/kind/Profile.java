package io.connect.bench.fault.kind;

import io.connect.testbed.link.Link;
import io.connect.toxiproxy.profile.FaultProfile;
import io.connect.toxiproxy.profile.FaultProfiles;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.LimitData;
import io.connect.toxiproxy.toxic.ResetPeer;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import java.util.OptionalDouble;

/**
 * A fault profile of the fault layer, identified by its file name.
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
    public boolean stopsTraffic() {
        FaultProfile profile = FaultProfiles.named(name);
        return profile.down() || profile.toxics().stream().map(Toxic::settings).anyMatch(Profile::mayStop);
    }

    @Override
    public boolean closesPort() {
        return FaultProfiles.named(name).down();
    }

    /** The names of a profile's toxics are always the same, and a link has each name once. */
    @Override
    public boolean onceALink() {
        return !FaultProfiles.named(name).toxics().isEmpty();
    }

    private static boolean mayStop(ToxicSettings settings) {
        return settings instanceof Timeout || settings instanceof LimitData || settings instanceof ResetPeer;
    }

    @Override
    public OptionalDouble bytesPerSecond() {
        return FaultProfiles.named(name).toxics().stream()
                .filter(toxic -> toxic.settings() instanceof Bandwidth)
                .mapToDouble(toxic -> ((Bandwidth) toxic.settings()).rateKilobytesPerSecond() * BYTES_PER_KILOBYTE)
                .min();
    }
}
