package io.connect.bench.result;

import io.connect.bench.fault.FaultRecord;
import io.connect.bench.run.RunFacts;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.subject.SubjectFailure;
import io.connect.testbed.sqs.SqsProgram;
import java.util.stream.LongStream;

/**
 * The time of a run in which a second copy of a message has no known cause. The project's own queue service delivers a message
 * once, unless its delete fails or comes late. Any other service may deliver a message twice.
 */
final class UndisturbedTime {

    /** A failure is detected up to this long after it happened. */
    private static final long UNSEEN_MICROS = 5_000_000;

    private UndisturbedTime() {}

    /** The time of the first failure, planned or not; 0 if the queue service may deliver copies without a cause. */
    static long untilMicros(Scenario scenario, RunFacts.Troubles troubles) {
        EnvironmentSpec environment = scenario.environment();
        boolean ownService = environment.kind() == EnvironmentKind.EMBEDDED
                && environment.programs().sqs() == SqsProgram.SQS_SERVER;
        return ownService
                ? LongStream.concat(
                                troubles.faults().stream().mapToLong(FaultRecord::fromMicros),
                                troubles.failures().stream()
                                        .mapToLong(SubjectFailure::atMicros)
                                        .map(at -> at - UNSEEN_MICROS))
                        .min()
                        .orElse(Long.MAX_VALUE)
                : 0;
    }
}
