package io.connect.sqs.simulation;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** Turns off the log of simulated tasks, unless {@code simulation.log} sets a level. */
final class Silence {

    private Silence() {}

    static <T> T during(Supplier<T> work) {
        Logger logger = (Logger) LoggerFactory.getLogger("io.connect.sqs");
        Level before = logger.getLevel();
        logger.setLevel(Level.valueOf(System.getProperty("simulation.log", "OFF")));
        try {
            return work.get();
        } finally {
            logger.setLevel(before);
        }
    }
}
