package io.connect.toxiproxy.proxy;

import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Toxic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The toxics of a proxy in the order they were added. Every change puts a new list in the place of the old one, so that
 * event loops read a consistent list at any time; the caller keeps two changes from happening at once.
 */
final class ToxicChain {

    private volatile List<InstalledToxic> installed = List.of();
    private long nextId;

    /** The toxics of one direction, in order. */
    List<InstalledToxic> installed(Direction direction) {
        return installed.stream()
                .filter(toxic -> toxic.toxic().direction() == direction)
                .toList();
    }

    /** All toxics as the API lists them: upstream before downstream, each in order. */
    List<Toxic> toxics() {
        return Arrays.stream(Direction.values())
                .flatMap(direction -> installed(direction).stream())
                .map(InstalledToxic::toxic)
                .toList();
    }

    Optional<Toxic> find(String name) {
        return installed.stream()
                .map(InstalledToxic::toxic)
                .filter(toxic -> toxic.name().equals(name))
                .findFirst();
    }

    void add(Toxic toxic) {
        if (find(toxic.name()).isPresent()) {
            throw ProxyException.toxicAlreadyExists();
        }
        List<InstalledToxic> changed = new ArrayList<>(installed);
        changed.add(new InstalledToxic(nextId++, toxic, new Pace(System.nanoTime())));
        installed = List.copyOf(changed);
    }

    void replace(Toxic toxic) {
        installed = installed.stream()
                .map(old -> old.toxic().name().equals(toxic.name())
                        ? new InstalledToxic(old.id(), toxic, new Pace(System.nanoTime()))
                        : old)
                .toList();
    }

    boolean remove(String name) {
        List<InstalledToxic> left = installed.stream()
                .filter(toxic -> !toxic.toxic().name().equals(name))
                .toList();
        boolean removed = left.size() < installed.size();
        installed = left;
        return removed;
    }

    void clear() {
        installed = List.of();
    }
}
