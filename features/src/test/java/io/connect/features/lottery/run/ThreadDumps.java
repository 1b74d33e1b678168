package io.connect.features.lottery.run;

import io.connect.features.lottery.plan.Cluster;
import io.connect.testbed.inspect.InspectionException;
import io.connect.testbed.inspect.JvmInspection;
import io.connect.testbed.process.JvmProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes thread dumps of all workers when a run is stuck, because they are lost when the workers end. */
final class ThreadDumps {
    private static final Logger log = LoggerFactory.getLogger(ThreadDumps.class);

    private ThreadDumps() {}

    /** Writes a dump of each worker next to its log. */
    static void take(Arena arena) {
        for (Cluster cluster : Cluster.values()) {
            for (String name : cluster.workers()) {
                take(arena.process(name));
            }
        }
    }

    private static void take(JvmProcess worker) {
        Path file = worker.logFile().resolveSibling(worker.name() + "-threads.txt");
        try {
            Files.writeString(file, new JvmInspection(worker).threadDump());
            log.info("the threads of {} are in {}", worker, file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        } catch (InspectionException e) {
            log.warn("{} does not tell its threads", worker, e);
        }
    }
}
