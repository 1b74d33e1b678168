package io.connect.bench.figure;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.figure.Bottleneck.Kind;
import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.sample.DepthSample;
import io.connect.bench.sample.LinkSample;
import io.connect.bench.sample.MetricSample;
import io.connect.bench.sample.ProcessSample;
import io.connect.bench.sample.Recording;
import io.connect.bench.sample.SubjectMetrics;
import io.connect.testbed.sqs.QueueDepth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** For each bottleneck, a series of thirty seconds is made. The diagnosis must find this bottleneck and no other. */
class DiagnosisTest {

    private static final long SECOND = 1_000_000;
    private static final int LENGTH = 30;
    private static final int CORES = 2;
    private static final long MIB = 1 << 20;

    private final Ledger ledger = new Ledger();
    private final List<ProcessSample> processes = new ArrayList<>();
    private final List<DepthSample> depths = new ArrayList<>();
    private final List<MetricSample> metrics = new ArrayList<>();
    private final List<LinkSample> links = new ArrayList<>();
    private final List<Disturbance> faults = new ArrayList<>();
    private int planned;

    @Test
    void findsNothingInAHealthyRun() {
        run(new Drawn());

        assertThat(diagnose()).isEmpty();
    }

    @Test
    void namesTheGeneratorFirst() {
        Drawn drawn = new Drawn();
        drawn.accepted = 90;
        drawn.workerCpuPercent = 95;
        run(drawn);

        List<Bottleneck> found = diagnose();
        assertThat(found).extracting(Bottleneck::kind).containsExactly(Kind.GENERATOR, Kind.CPU);
        assertThat(found.get(0).evidence()).startsWith("90.0 % of the offered load was accepted");
    }

    @Test
    void namesTheQueueServiceThatAnswersSlowly() {
        Drawn drawn = new Drawn();
        drawn.acceptMillis = 800;
        run(drawn);

        assertThat(diagnose()).extracting(Bottleneck::kind).containsExactly(Kind.EMULATOR);
    }

    @Test
    void namesThrottling() {
        Drawn drawn = new Drawn();
        drawn.throttledPerSecond = 3;
        run(drawn);

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.SQS_RECEIVE);
            assertThat(found.evidence()).isEqualTo("90 calls were throttled.");
            assertThat(found.remedy()).contains("Back off exponentially");
        });
    }

    @Test
    void namesReceivesThatFallBehindWhileTheWorkerIdles() {
        Drawn drawn = new Drawn();
        drawn.queueGrowthPerSecond = 50;
        run(drawn);

        assertThat(diagnose()).extracting(Bottleneck::kind).containsExactly(Kind.SQS_RECEIVE);
    }

    @Test
    void namesAProducerWhoseRequestsAreSlow() {
        Drawn drawn = new Drawn();
        drawn.requestLatencyMillis = 400;
        drawn.queueGrowthPerSecond = 50;
        run(drawn);

        assertThat(diagnose()).extracting(Bottleneck::kind).containsExactly(Kind.PRODUCER);
    }

    @Test
    void namesAProducerWhoseBufferIsFull() {
        Drawn drawn = new Drawn();
        drawn.bufferWaitMillisPerSecond = 300;
        run(drawn);

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.PRODUCER);
            assertThat(found.evidence()).contains("30 % of the time");
            assertThat(found.remedy()).contains("buffer.memory");
        });
    }

    @Test
    void namesProcessorsThatAreUsedUp() {
        Drawn drawn = new Drawn();
        drawn.workerCpuPercent = 95;
        run(drawn);

        assertThat(diagnose()).extracting(Bottleneck::kind).containsExactly(Kind.CPU);
    }

    @Test
    void measuresProcessorsAgainstTheShareThatTheWorkerHas() {
        Drawn drawn = new Drawn();
        drawn.workerCpuPercent = 24;
        run(drawn);

        assertThat(diagnose(new Diagnosis.Limits(0.5, Map.of())))
                .singleElement()
                .extracting(Bottleneck::evidence)
                .asString()
                .startsWith("They used 96 % of the 0.5 cores");
    }

    @Test
    void namesTheMachineWhenItsPartsTakeTheProcessorsFromEachOther() {
        Drawn drawn = new Drawn();
        drawn.workerCpuPercent = 50;
        drawn.serviceCpuPercent = 45;
        run(drawn);

        assertThat(diagnose())
                .singleElement()
                .extracting(Bottleneck::finding)
                .asString()
                .startsWith("The machine is out of processors");
    }

    @Test
    void namesMemoryThatIsCollectedAllTheTime() {
        Drawn drawn = new Drawn();
        drawn.gcMillisPerSecond = 200;
        run(drawn);

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.MEMORY);
            assertThat(found.evidence()).startsWith("Garbage collection took 20 % of the time of worker-1");
        });
    }

    @Test
    void namesAHeapThatStaysFull() {
        Drawn drawn = new Drawn();
        drawn.heapMib = 90;
        run(drawn);

        assertThat(diagnose()).extracting(Bottleneck::kind).containsExactly(Kind.MEMORY);
    }

    @Test
    void namesALinkThatCarriesAllItCan() {
        Drawn drawn = new Drawn();
        drawn.linkBytesPerSecond = 1_200_000;
        run(drawn);

        assertThat(diagnose(new Diagnosis.Limits(CORES, Map.of("sqs", 1_250_000.0))))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.kind()).isEqualTo(Kind.NETWORK);
                    assertThat(found.evidence()).isEqualTo("1.200 MB/s of 1.250 MB/s went through.");
                    assertThat(found.remedy()).contains("claim check");
                });
        assertThat(diagnose()).as("a link without a bandwidth limit").isEmpty();
    }

    @Test
    void doesNotAdviseABiggerBufferWhereOnlyTheRequestsAreSlow() {
        Drawn drawn = new Drawn();
        drawn.requestLatencyMillis = 400;
        run(drawn);

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.finding()).isEqualTo("The brokers answer the Kafka producer slowly.");
            assertThat(found.remedy()).doesNotContain("buffer.memory");
        });
    }

    @Test
    void tellsAKilledBrokerAndAdvisesNothing() {
        Drawn drawn = new Drawn();
        drawn.requestLatencyMillis = 400;
        drawn.bufferWaitMillisPerSecond = 300;
        drawn.queueGrowthPerSecond = 50;
        run(drawn);
        faults.add(new Disturbance(
                5 * SECOND, OptionalLong.of(12 * SECOND), true, false, "broker-1 (pid 7) killed with -9", "broker-1"));

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.PRODUCER);
            assertThat(found.finding())
                    .isEqualTo(
                            "The Kafka producer waited while this fault was in force: broker-1 (pid 7) killed with -9.");
            assertThat(found.remedy()).isNull();
        });
    }

    @Test
    void tellsAKilledWorkerAndNotThatReceivingIsSlow() {
        Drawn drawn = new Drawn();
        drawn.queueGrowthPerSecond = 50;
        run(drawn);
        faults.add(new Disturbance(
                5 * SECOND, OptionalLong.of(12 * SECOND), true, true, "worker-1 (pid 8) killed with -9", "worker-1"));

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.finding())
                    .isEqualTo("Messages waited in the queue while this fault was in force: worker-1 (pid 8) killed"
                            + " with -9.");
            assertThat(found.remedy()).isNull();
        });
    }

    @Test
    void tellsAThrottlingThatTheScenarioAskedFor() {
        Drawn drawn = new Drawn();
        drawn.throttledPerSecond = 3;
        run(drawn);
        faults.add(new Disturbance(0, OptionalLong.empty(), false, false, "sqs: throttled above 20/s", "sqs"));

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.finding())
                    .isEqualTo("SQS refused calls while this fault was in force: sqs: throttled above 20/s.");
            assertThat(found.remedy()).isNull();
        });
    }

    @Test
    void leavesAFaultOutThatWasOverLongBefore() {
        Drawn drawn = new Drawn();
        drawn.requestLatencyMillis = 400;
        run(drawn);
        faults.add(new Disturbance(
                -200 * SECOND, OptionalLong.of(-100 * SECOND), true, false, "broker-1 killed", "broker-1"));

        assertThat(diagnose())
                .singleElement()
                .satisfies(found -> assertThat(found.remedy()).isNotNull());
    }

    @Test
    void saysNothingOfFiguresThatTheSubjectDoesNotPublish() {
        Drawn drawn = new Drawn();
        drawn.queueGrowthPerSecond = 50;
        run(drawn);
        metrics.clear();

        assertThat(diagnose()).singleElement().satisfies(found -> {
            assertThat(found.finding()).isEqualTo("The subject falls behind, and not for want of processors.");
            assertThat(found.evidence())
                    .isEqualTo(
                            "The queue grew by 1500 messages; 10 msg/s were delivered; the workers used 20 % of their"
                                    + " processors; the producer's figures are not known, so it is not excluded.");
            assertThat(found.remedy()).isNull();
        });
    }

    @Test
    void namesTheTimeOfAReceiveOnlyWhereItIsKnown() {
        Drawn drawn = new Drawn();
        drawn.queueGrowthPerSecond = 50;
        run(drawn);
        assertThat(diagnose().get(0).evidence()).doesNotContain("a receive took");

        metrics.add(new MetricSample(
                5 * SECOND,
                "worker-1",
                1,
                Map.of(SubjectMetrics.RECEIVE_LATENCY_MS, 120.0, SubjectMetrics.CONCURRENT_RECEIVES, 4.0)));
        assertThat(diagnose().get(0).evidence()).contains("a receive took 120 ms; 4 receives were under way");
    }

    @Test
    void findsNothingWhereNothingWasSampled() {
        Drawn drawn = new Drawn();
        drawn.workerCpuPercent = 99;
        drawn.queueGrowthPerSecond = 50;
        drawn.heapMib = 95;
        run(drawn);
        processes.clear();
        metrics.clear();
        links.clear();

        assertThat(diagnose(new Diagnosis.Limits(CORES, Map.of("sqs", 1_250_000.0))))
                .isEmpty();
    }

    @Test
    void countsTheWaitsOfSeveralProducersAgainstTheTimeOfAllOfThem() {
        Drawn drawn = new Drawn();
        drawn.bufferWaitMillisPerSecond = 1_200;
        run(drawn);
        metrics.add(new MetricSample(SECOND, "worker-1", 1, Map.of(SubjectMetrics.TASKS_RUNNING, 4.0)));

        assertThat(diagnose())
                .singleElement()
                .extracting(Bottleneck::evidence)
                .asString()
                .contains("callers waited for room 30 % of the time");
    }

    @Test
    void holdsALinkAgainstItsCapOnlyWhileTheCapWasInForce() {
        Drawn drawn = new Drawn();
        drawn.linkBytesPerSecond = 1_200_000;
        run(drawn);
        for (int i = 0; i < links.size(); i++) {
            // No message arrives after second 10, when the bandwidth limit begins.
            links.set(i, new LinkSample(i * SECOND, Map.of("sqs", Math.min(i, 10) * 3_600_000L)));
        }
        faults.add(new Disturbance(10 * SECOND, OptionalLong.of(20 * SECOND), false, false, "sqs capped", "sqs"));

        assertThat(diagnose(new Diagnosis.Limits(CORES, Map.of("sqs", 1_250_000.0))))
                .as("1.2 MB/s on average, all of it before the limit")
                .isEmpty();
    }

    @Test
    void saysNothingOfARunThatWasNeverJudged() {
        assertThat(Diagnosis.of(
                        new Measured(
                                ledger.close(new Closing(List.of(), Long.MAX_VALUE, 0)),
                                new Recording(List.of(), List.of(), List.of()),
                                Optional.empty(),
                                CORES),
                        new Diagnosis.Limits(CORES, Map.of())))
                .isEmpty();
    }

    /** The series of the test; healthy unless a test changes them. */
    private static final class Drawn {
        private int accepted = 100;
        private long acceptMillis = 5;
        private double workerCpuPercent = 20;
        private double serviceCpuPercent = 10;
        private double throttledPerSecond;
        private long queueGrowthPerSecond;
        private double requestLatencyMillis = 3;
        private double bufferWaitMillisPerSecond;
        private long gcMillisPerSecond = 5;
        private long heapMib = 20;
        private long linkBytesPerSecond = 200_000;
    }

    private void run(Drawn drawn) {
        for (int second = 0; second <= LENGTH; second++) {
            long at = second * SECOND;
            processes.add(process(at, "worker-1", drawn.workerCpuPercent, drawn, second));
            processes.add(process(at, "sqs", drawn.serviceCpuPercent, drawn, second));
            depths.add(new DepthSample(at, new QueueDepth(5 + second * drawn.queueGrowthPerSecond, 3, 0)));
            links.add(new LinkSample(at, Map.of("sqs", second * drawn.linkBytesPerSecond)));
            metrics.add(new MetricSample(
                    at,
                    "worker-1",
                    1,
                    Map.of(
                            SubjectMetrics.THROTTLED, second * drawn.throttledPerSecond,
                            SubjectMetrics.PRODUCER_REQUEST_LATENCY_MS, drawn.requestLatencyMillis,
                            SubjectMetrics.PRODUCER_BUFFER_WAIT_NANOS,
                                    second * drawn.bufferWaitMillisPerSecond * 1e6)));
            if (second < LENGTH) {
                messages(at, drawn);
            }
        }
    }

    /** Ten messages per second, of which the given percentage is accepted. */
    private void messages(long at, Drawn drawn) {
        for (int i = 0; i < 10; i++) {
            long intended = at + i * 1_000;
            ledger.offered(0, planned, 1, intended, 0);
            ledger.sent(0, planned, 1, intended);
            if (i < drawn.accepted / 10) {
                long taken = intended + drawn.acceptMillis * 1_000;
                ledger.accepted(0, planned, taken);
                ledger.delivered(0, planned, Ledger.NO_GROUP, taken + 10_000);
            }
            planned++;
        }
    }

    private static ProcessSample process(long at, String name, double cpuPercent, Drawn drawn, int second) {
        return new ProcessSample(
                at,
                name,
                name.hashCode(),
                Math.round(second * SECOND * CORES * cpuPercent / 100),
                0,
                50 * MIB,
                name.startsWith("worker") ? drawn.heapMib * MIB : 10 * MIB,
                100 * MIB,
                second,
                second * drawn.gcMillisPerSecond,
                30);
    }

    private List<Bottleneck> diagnose() {
        return diagnose(new Diagnosis.Limits(CORES, Map.of()));
    }

    private List<Bottleneck> diagnose(Diagnosis.Limits limits) {
        PhaseSpan steady = new PhaseSpan("steady", true, 0, LENGTH * SECOND, planned);
        return Diagnosis.of(
                new Measured(
                        ledger.close(new Closing(List.of(steady), Long.MAX_VALUE, 0)),
                        new Recording(processes, depths, metrics, links, List.of()),
                        Optional.empty(),
                        CORES,
                        faults,
                        0,
                        0),
                limits);
    }
}
