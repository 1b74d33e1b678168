package io.connect.gatling;

import io.connect.bench.run.RunLog;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.core.stats.StatsEngine;
import scala.Option;
import scala.collection.immutable.Nil$;

/**
 * Puts measurements that are not HTTP calls into Gatling's own log, so that its report shows them as separate requests. Safe for
 * any thread. Gatling silently drops entries after the end of the last virtual user.
 */
final class GatlingLog implements RunLog {

    private final String scenario;
    private final StatsEngine engine;

    /** @param scenario name of the population to which the entries belong */
    GatlingLog(String scenario, StatsEngine engine) {
        this.scenario = scenario;
        this.engine = engine;
    }

    /** Logs a success with its start and end, in milliseconds since the epoch. */
    @Override
    public void ok(String request, long startMillis, long endMillis) {
        engine.logResponse(
                scenario, noGroups(), request, startMillis, endMillis, OK$.MODULE$, Option.empty(), Option.empty());
    }

    /** Logs a failure with the reason. */
    @Override
    public void failed(String request, long atMillis, String reason) {
        engine.logResponse(
                scenario, noGroups(), request, atMillis, atMillis, KO$.MODULE$, Option.empty(), Option.apply(reason));
    }

    @SuppressWarnings("unchecked")
    private static scala.collection.immutable.List<String> noGroups() {
        // Nil is a list of any type, but Java's type system cannot express this.
        return (scala.collection.immutable.List<String>) (scala.collection.immutable.List<?>) Nil$.MODULE$;
    }
}
