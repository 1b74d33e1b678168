package io.connect.bench.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.bench.BrokenRunException;
import io.connect.bench.fault.FaultEffect;
import io.connect.bench.fault.FaultRecord;
import io.connect.bench.fault.RunFaults;
import io.connect.bench.fault.kind.Fail;
import io.connect.bench.fault.kind.StubWorker;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.subject.ConnectorHandle;
import io.connect.bench.subject.SubjectFailure;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.connect.ConnectRest;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HealthTest {
    private static final long SECOND = 1_000_000;
    private static final long END_OF_FAULT = 20 * SECOND;

    private final AtomicLong clock = new AtomicLong();
    private final List<SubjectFailure> failures = new ArrayList<>();

    /** Shortly after the fault, it may be the status from before the task's restart. */
    @Test
    void aTaskThatIsStillFailedLongAfterAFaultIsAFailure() throws IOException {
        try (StubWorker worker = new StubWorker();
                Health health = health(worker)) {
            worker.tasks(StubWorker.failed("NullPointerException"), StubWorker.running());
            clock.set(END_OF_FAULT + 2 * SECOND);
            health.start();
            // With the second request, the answer to the first one is known.
            worker.awaitLooks(2);
            health.check();
            assertThat(failures).isEmpty();

            clock.set(END_OF_FAULT + 10 * SECOND);

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThatThrownBy(health::check)
                            .isInstanceOf(BrokenRunException.class)
                            .hasMessageContaining("task 0 of connector failed: NullPointerException"));
            assertThat(failures).hasSize(1);
        }
    }

    /** The line of the run on the terminal has no room for the lines between them. */
    @Test
    void aFailedTaskIsNamedWithTheFirstLineAndTheLastCauseOfItsTrace() throws IOException {
        try (StubWorker worker = new StubWorker();
                Health health = health(worker)) {
            worker.tasks(
                    StubWorker.failed(
                            "ConnectException: Failed to flush\\n\\tat Worker.commit\\nCaused by: InvalidTxnStateException: refused"));
            clock.set(END_OF_FAULT + 10 * SECOND);
            health.start();

            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(() -> assertThatThrownBy(health::check)
                            .hasMessage("task 0 of connector failed: ConnectException: Failed to flush; "
                                    + "caused by InvalidTxnStateException: refused"));
        }
    }

    private Health health(StubWorker worker) {
        ConnectRest rest = new ConnectRest(worker.uri());
        RunningEnvironment environment = (RunningEnvironment) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {RunningEnvironment.class},
                (proxy, method, arguments) -> method.getName().equals("processes") ? List.of() : rest);
        ConnectorHandle subject = new ConnectorHandle(environment, "connector", Map.of());
        return new Health(environment, () -> subject, new EndedFault(), clock::get, failures::add);
    }

    /** The record of a fault that made tasks fail and has ended. */
    private static final class EndedFault extends RunFaults {

        EndedFault() {
            super(new SmallRun().run.scenario());
        }

        @Override
        public List<FaultRecord> records() {
            Fault planned = new Fault(
                    new Fail(),
                    FaultTarget.parse("task-0"),
                    Duration.ofSeconds(10),
                    Optional.of(Duration.ofSeconds(10)));
            return List.of(new FaultRecord(
                    planned,
                    "what",
                    "where",
                    10 * SECOND,
                    OptionalLong.of(END_OF_FAULT),
                    FaultEffect.NONE,
                    Optional.empty()));
        }
    }
}
