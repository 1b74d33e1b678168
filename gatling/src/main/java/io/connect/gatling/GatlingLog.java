package io.connect.gatling;

import io.connect.bench.run.RunLog;
import io.gatling.commons.stats.KO$;
import io.gatling.commons.stats.OK$;
import io.gatling.core.stats.StatsEngine;
import scala.Option;
import scala.collection.immutable.Nil$;

/**
 * Puts measurements that are not HTTP calls into Gatling's own log, so that its report shows them as requests of their
 * own. Safe from any thread; Gatling silently drops lines logged after the last virtual user has ended.
 */
final class GatlingLog implements RunLog {

    private final String scenario;
    private final StatsEngine engine;

    /** @param scenario name of the population the entries are counted under */
    GatlingLog(String scenario, StatsEngine engine) {
        this.scenario = scenario;
        this.engine = engine;
    }

    /** Something that went well and took from one time to the other, in milliseconds since the epoch. */
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
        // Nil is a list of anything; Java's type system cannot say so.
        return (scala.collection.immutable.List<String>) (scala.collection.immutable.List<?>) Nil$.MODULE$;
    }
}
