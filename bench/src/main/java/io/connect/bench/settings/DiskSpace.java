package io.connect.bench.settings;

import io.connect.reports.text.Numbers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Checks before the first run whether there is enough free disk space. Each program fails in a different way when the disk
 * becomes full later.
 */
public final class DiskSpace {

    /** Less than the shortest run writes, which includes logs, results and the topics of a broker. */
    private static final long LEAST_BYTES = 50_000_000;

    private DiskSpace() {}

    /** A message if the space is not enough for results or for the programs' own files; otherwise empty. */
    public static Optional<String> shortage(Settings settings) {
        return Stream.of(settings.folders().runs(), settings.projectRoot().resolve("gatling/target"))
                .flatMap(folder -> shortage(folder, LEAST_BYTES).stream())
                .findFirst();
    }

    static Optional<String> shortage(Path folder, long least) {
        Path there = folder.toAbsolutePath();
        while (!Files.exists(there)) {
            there = there.getParent();
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            return free >= least
                    ? Optional.empty()
                    : Optional.of("nothing was started: the disk of " + folder + " has " + Numbers.bytes(free)
                            + " left, and a run needs " + Numbers.bytes(least)
                            + " at least. Make room, or name another folder for results with -Druns");
        } catch (IOException untold) {
            return Optional.empty();
        }
    }
}
