package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Toxic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The toxics of a proxy in the order they were added. Every change replaces the whole list, so that event loops read a
 * consistent list at any time. The caller must not make two changes at the same time.
 */
final class ToxicChain {

    private volatile List<InstalledToxic> installed = List.of();
    private volatile List<InstalledToxic> calls = List.of();
    private long nextId;

    /** The toxics of bytes of one direction, in order. */
    List<InstalledToxic> installed(Direction direction) {
        return ofDirection(direction)
                .filter(toxic -> !toxic.toxic().settings().type().meetsCalls())
                .toList();
    }

    /** The toxics of calls, in order: the same list until something changes. */
    List<InstalledToxic> calls() {
        return calls;
    }

    private Stream<InstalledToxic> ofDirection(Direction direction) {
        return installed.stream().filter(toxic -> toxic.toxic().direction() == direction);
    }

    /** All toxics in the API's order: first upstream, then downstream, each in the order they were added. */
    List<Toxic> toxics() {
        return Arrays.stream(Direction.values())
                .flatMap(this::ofDirection)
                .map(InstalledToxic::toxic)
                .toList();
    }

    Optional<Toxic> find(String name) {
        return findInstalled(name).map(InstalledToxic::toxic);
    }

    Optional<InstalledToxic> findInstalled(String name) {
        return installed.stream()
                .filter(toxic -> toxic.toxic().name().equals(name))
                .findFirst();
    }

    void add(Toxic toxic) {
        if (find(toxic.name()).isPresent()) {
            throw ProxyException.toxicAlreadyExists();
        }
        List<InstalledToxic> changed = new ArrayList<>(installed);
        changed.add(new InstalledToxic(nextId++, toxic, new Pace(System.nanoTime())));
        become(List.copyOf(changed));
    }

    void replace(Toxic toxic) {
        become(installed.stream()
                .map(old -> old.toxic().name().equals(toxic.name())
                        ? new InstalledToxic(old.id(), toxic, new Pace(System.nanoTime()))
                        : old)
                .toList());
    }

    boolean remove(String name) {
        List<InstalledToxic> left = installed.stream()
                .filter(toxic -> !toxic.toxic().name().equals(name))
                .toList();
        boolean removed = left.size() < installed.size();
        become(left);
        return removed;
    }

    void clear() {
        become(List.of());
    }

    private void become(List<InstalledToxic> changed) {
        installed = changed;
        calls = changed.stream()
                .filter(toxic -> toxic.toxic().settings().type().meetsCalls())
                .toList();
    }
}
