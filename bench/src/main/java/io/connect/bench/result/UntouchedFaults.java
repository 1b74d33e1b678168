package io.connect.bench.result;

import io.connect.bench.fault.FaultRecord;
import io.connect.bench.run.RunFacts;
import io.connect.bench.sample.Recording;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.testbed.Testbed;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * Finds the faults of a scenario that affected nothing. Their link carried no bytes meanwhile, because the subject goes
 * another way, had nothing to do, or the run was over first. A run without any effect of such a fault does not show the
 * subject's reaction to it.
 */
final class UntouchedFaults {

    /** While nothing gets through a link, its traffic shows only from before whether anybody used it. */
    private static final long BEFORE_MICROS = 10_000_000;

    private UntouchedFaults() {}

    /** Sentences, none where every fault met traffic, or where it is not known. */
    static List<String> of(Scenario scenario, RunFacts facts) {
        List<FaultRecord> records = facts.troubles().faults();
        List<String> reasons = new ArrayList<>();
        for (Fault planned : scenario.faults()) {
            if (records.stream().noneMatch(record -> record.planned().equals(planned))) {
                reasons.add("the fault " + planned.described() + " at " + DurationText.print(planned.at())
                        + " never came: the run was over before");
            }
        }
        records.stream()
                .filter(record -> metNobody(record, facts.recording()))
                .map(record -> "the fault '" + record.what() + "' met no traffic: nothing went through the link "
                        + link(record.planned().on())
                        + " while it was in force, so the subject went another way or had nothing to do")
                .forEach(reasons::add);
        return reasons;
    }

    private static boolean metNobody(FaultRecord record, Recording recording) {
        Fault planned = record.planned();
        boolean ofALink = switch (planned.on().part()) {
            case SQS, S3, REGISTRY, TASK -> true;
            // A broker's process has a link, too, and may be killed however much goes through it.
            case BROKER -> !planned.takesProcessDown();
            case WORKER -> false;
        };
        if (!ofALink || record.failure().isPresent()) {
            return false;
        }
        long from = record.fromMicros() - (planned.action().stopsTraffic() ? BEFORE_MICROS : 0);
        OptionalLong bytes = recording.bytesAround(
                link(planned.on()), from, record.toMicros().orElse(Long.MAX_VALUE));
        return bytes.isPresent() && bytes.getAsLong() == 0;
    }

    /** A task is made to fail on its way to SQS. */
    private static String link(FaultTarget target) {
        return target.part() == FaultTarget.Part.TASK ? Testbed.SQS_LINK : target.toString();
    }
}
