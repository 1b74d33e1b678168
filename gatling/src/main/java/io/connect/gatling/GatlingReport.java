package io.connect.gatling;

import io.connect.reports.model.Link;
import io.connect.reports.model.RunResult;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds the path of Gatling's own report of this simulation. Gatling names its folder at the start and creates the report after
 * its last entry. So the folder is the newest one with a log that this JVM writes, and the page does not exist yet.
 */
final class GatlingReport {

    private static final Logger log = LoggerFactory.getLogger(GatlingReport.class);
    /** The default of the Maven plugin, which starts Gatling in the module's folder. */
    private static final Path RESULTS = Path.of("target", "gatling");

    private static final String LOG = "simulation.log";
    private static final String PAGE = "index.html";

    private GatlingReport() {}

    /** Adds a link to the report, relative to the run folder; returns the result unchanged if there is no report. */
    static RunResult linkedFrom(Path runFolder, RunResult result) {
        return page(
                        RESULTS.toAbsolutePath(),
                        ManagementFactory.getRuntimeMXBean().getStartTime())
                .map(page -> {
                    List<Link> links = new ArrayList<>(result.links());
                    Path relative = runFolder.toAbsolutePath().normalize().relativize(page.normalize());
                    links.add(new Link("Gatling's report", relative.toString().replace('\\', '/')));
                    return result.toBuilder().links(links).build();
                })
                .orElse(result);
    }

    /** The report page of the newest simulation that began after a time in milliseconds since the epoch. */
    static Optional<Path> page(Path results, long sinceMillis) {
        if (!Files.isDirectory(results)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(results)) {
            return folders.map(folder -> folder.resolve(LOG))
                    .filter(file -> modified(file) >= sinceMillis)
                    .max(Comparator.comparingLong(GatlingReport::modified))
                    .map(file -> file.resolveSibling(PAGE));
        } catch (IOException e) {
            log.warn("cannot look for Gatling's report in {}: {}", results, e.toString());
            return Optional.empty();
        }
    }

    private static long modified(Path file) {
        try {
            return Files.getLastModifiedTime(file).toMillis();
        } catch (IOException e) {
            return Long.MIN_VALUE;
        }
    }
}
