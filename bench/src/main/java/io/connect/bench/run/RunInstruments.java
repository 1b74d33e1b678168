package io.connect.bench.run;

import io.connect.bench.arrival.ArrivalReader;
import io.connect.bench.arrival.ExpectedRecords;
import io.connect.bench.inspect.WorkerInspection;
import io.connect.bench.sample.Sampler;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.bench.scenario.RecordRule;
import io.connect.testbed.Testbed;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The instruments that observe a run from its first message to its last: the reader of arrivals, the sampler, the health check of
 * the subject and the inspection of its workers.
 *
 * @param arrivals reads the records that the subject delivers
 * @param sampler samples processes and queues once a second
 * @param health detects failures
 * @param inspection dumps and recordings of the workers
 */
record RunInstruments(ArrivalReader arrivals, Sampler sampler, Health health, WorkerInspection inspection)
        implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RunInstruments.class);

    /** Creates the instruments of a run on its site; none is started yet. */
    static RunInstruments of(
            ScenarioRun run, RunSite site, ArrivalTap tap, Health health, WorkerInspection inspection) {
        ArrivalReader arrivals = new ArrivalReader(
                site.environment().kafkaAccess(),
                new ArrivalReader.Topics(
                        site.fixture().topic(),
                        site.fixture().dlqTopic(),
                        run.scenario().subject().deadLetters().body()),
                new ExpectedRecords(
                        site.messageRun(),
                        run.share().producer(),
                        site.fixture().isShared(),
                        RecordRule.of(run.scenario()),
                        site.payload().bodies(),
                        run.groupOf()),
                run.ledger(),
                tap,
                run.clock()::micros);
        Sampler sampler = new Sampler(
                run.clock()::micros,
                () -> site.fixture().subject().processes(site.environment().processes()),
                // Includes the workers of other scenarios, which run next to this scenario's workers.
                () -> site.environment().owned().map(Testbed::allProcesses).orElseGet(site.environment()::processes),
                site.fixture()::depth,
                () -> site.environment().owned().map(Testbed::linkBytes).orElse(Map.of()),
                SubjectMetrics.ofConnect());
        return new RunInstruments(arrivals, sampler, health, inspection);
    }

    /** Starts all instruments. */
    void start() {
        arrivals.start();
        sampler.start();
        health.start();
    }

    /** Stops observing the workers: from now on their failures do not count as failures of the run. */
    void leaveWorkers() {
        health.close();
        inspection.finish();
    }

    /** Stops all instruments. Never throws; it can take seconds. */
    @Override
    public void close() {
        close("sampler", sampler);
        close("reader of arrivals", arrivals);
    }

    private static void close(String what, AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("cannot end the {}: {}", what, e.toString());
        }
    }
}
