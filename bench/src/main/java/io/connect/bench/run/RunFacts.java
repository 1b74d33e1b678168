package io.connect.bench.run;

import io.connect.bench.fault.FaultRecord;
import io.connect.bench.sample.Recording;
import io.connect.bench.subject.SubjectFailure;
import io.connect.bench.subject.SubjectPlugin;
import io.connect.bench.warm.WarmState;
import io.connect.reports.model.Calibration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * All facts about a run that are not in its ledger, at one moment.
 *
 * @param surroundings the state of machine and subject before the run
 * @param plugin the plugin under test; empty if the subject is no plugin, or if it is not known
 * @param recording the samples
 * @param drain how the queues were emptied
 * @param events marks for the time axis, in the order in which they were made
 * @param troubles failures, planned or not
 */
public record RunFacts(
        Surroundings surroundings,
        Optional<SubjectPlugin> plugin,
        Recording recording,
        Drain drain,
        List<Event> events,
        Troubles troubles) {

    public RunFacts {
        Objects.requireNonNull(surroundings, "surroundings");
        Objects.requireNonNull(plugin, "plugin");
        Objects.requireNonNull(recording, "recording");
        Objects.requireNonNull(drain, "drain");
        events = List.copyOf(events);
        Objects.requireNonNull(troubles, "troubles");
    }

    /**
     * The state of machine and subject before the run.
     *
     * @param calibration figures of the machine; empty if they were not measured
     * @param warm how the subject was warmed up; empty if it was not
     * @param slowdown time of a fixed piece of work ÷ the shortest of the invocation; empty if it was not measured
     */
    public record Surroundings(Optional<Calibration> calibration, Optional<WarmState> warm, OptionalDouble slowdown) {

        /** The surroundings when nothing is known. */
        public static final Surroundings UNKNOWN =
                new Surroundings(Optional.empty(), Optional.empty(), OptionalDouble.empty());

        public Surroundings {
            Objects.requireNonNull(calibration, "calibration");
            Objects.requireNonNull(warm, "warm");
            Objects.requireNonNull(slowdown, "slowdown");
        }
    }

    /**
     * How the queues were emptied. Times are microseconds on the host clock.
     *
     * @param deadlineMicros arrivals of the paced load after this are late; {@link Long#MAX_VALUE} while there is no deadline
     * @param backlogDeadlineMicros the same for the backlog
     * @param endMicros the time when the paced load was drained, or when the wait for it was given up; 0 before that
     * @param leftUnidentified messages that SQS counted at the end but that no receive returned
     * @param held all messages that the queues hold at the end; empty unless other shards use these queues too
     * @param backlog how the backlog was drained; empty without one, or before its end
     */
    public record Drain(
            long deadlineMicros,
            long backlogDeadlineMicros,
            long endMicros,
            long leftUnidentified,
            OptionalLong held,
            Optional<BacklogDrain> backlog) {}

    /**
     * How a backlog was drained. Times are microseconds on the host clock.
     *
     * @param fillStartMicros time of the first send
     * @param subjectStartMicros the time when the subject got the command to start
     * @param startMicros time of the first arrival, or of the connector's start if nothing arrived
     * @param endMicros the time when the queues were empty and all messages had arrived, or the wait was given up
     * @param emptied whether it was drained in time
     */
    public record BacklogDrain(
            long fillStartMicros, long subjectStartMicros, long startMicros, long endMicros, boolean emptied) {}

    /** An event to mark on the time axis, in microseconds on the host clock. */
    public record Event(long atMicros, String what) {}

    /**
     * The failures and faults of a run.
     *
     * @param breakdowns the reasons, as sentences, why the run could not be completed
     * @param failures failures of the subject without a planned fault
     * @param faults records of the faults in the scenario
     */
    public record Troubles(List<String> breakdowns, List<SubjectFailure> failures, List<FaultRecord> faults) {

        public Troubles {
            breakdowns = List.copyOf(breakdowns);
            failures = List.copyOf(failures);
            faults = List.copyOf(faults);
        }

        /** How many failures are of one kind. */
        public int count(SubjectFailure.Kind kind) {
            return (int)
                    failures.stream().filter(failure -> failure.kind() == kind).count();
        }
    }
}
