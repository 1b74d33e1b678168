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
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the faults of a scenario that had no effect, because no bytes passed their link during the fault, or no call that the
 * fault applies to. The subject may use another path or other calls, may have had nothing to do, or the run may have ended
 * first. Such a run does not show the subject's reaction to the fault.
 */
final class UntouchedFaults {

    /** If a fault stops all traffic, the link's traffic during this time before the fault counts too. */
    private static final long BEFORE_MICROS = 10_000_000;

    private UntouchedFaults() {}

    /** Describes these faults; empty if every fault affected traffic, or if this is not known. */
    static List<String> of(Scenario scenario, RunFacts facts) {
        List<FaultRecord> records = facts.troubles().faults();
        List<String> reasons = new ArrayList<>();
        for (Fault planned : scenario.faults()) {
            if (records.stream().noneMatch(record -> record.planned().equals(planned))) {
                reasons.add("the fault " + planned.described() + " at " + DurationText.print(planned.at())
                        + " never came: the run was over before");
            }
        }
        List<FaultRecord> done =
                records.stream().filter(record -> record.failure().isEmpty()).toList();
        done.stream()
                .flatMap(record -> unmet(record, done, facts.recording()).stream())
                .forEach(reasons::add);
        return reasons;
    }

    private static Optional<String> unmet(FaultRecord record, List<FaultRecord> done, Recording recording) {
        // A call such as EndTxn goes to one of the brokers. So its fault is planned on each, and has an effect on one.
        long calls = done.stream()
                .filter(other -> isAlike(record.planned(), other.planned()))
                .mapToLong(other -> other.effect().calls().orElse(0))
                .sum();
        if (calls > 0) {
            return Optional.empty();
        }
        String link = link(record.planned().on());
        if (metNoBytes(record, recording)) {
            return Optional.of("the fault '" + record.what() + "' met no traffic: nothing went through the link " + link
                    + " while it was in force, so the subject went another way or had nothing to do");
        }
        return record.effect().calls().isEmpty()
                ? Optional.empty()
                : Optional.of("the fault '" + record.what() + "' affected no call on the link " + link + ": "
                        + record.effect().words());
    }

    /** Whether the faults are the same, at the same time, on parts of one kind. */
    private static boolean isAlike(Fault one, Fault other) {
        return one.on().part() == other.on().part()
                && one.action().equals(other.action())
                && one.at().equals(other.at())
                && one.length().equals(other.length());
    }

    private static boolean metNoBytes(FaultRecord record, Recording recording) {
        Fault planned = record.planned();
        boolean ofALink = switch (planned.on().part()) {
            case SQS, S3, REGISTRY, TASK -> true;
            // A broker's process has a link too, but killing the process has an effect with or without traffic.
            case BROKER -> !planned.takesProcessDown();
            case WORKER -> false;
        };
        if (!ofALink) {
            return false;
        }
        long from = record.fromMicros() - (planned.action().stopsTraffic() ? BEFORE_MICROS : 0);
        OptionalLong bytes = recording.bytesAround(
                link(planned.on()), from, record.toMicros().orElse(Long.MAX_VALUE));
        return bytes.isPresent() && bytes.getAsLong() == 0;
    }

    /** The link of a fault. For a fault on a task, this is the link to SQS. */
    private static String link(FaultTarget target) {
        return target.part() == FaultTarget.Part.TASK ? Testbed.SQS_LINK : target.toString();
    }
}
