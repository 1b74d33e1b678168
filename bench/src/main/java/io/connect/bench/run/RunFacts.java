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
 * Everything that a run has found out beside its ledger, as of one moment.
 *
 * @param surroundings the state of machine and subject before the run
 * @param plugin the plugin under test; empty where it is none, or not known
 * @param recording the samples
 * @param drain how the queues were emptied
 * @param events marks for the time axis, in the order in which they were made
 * @param troubles failures, injected or not
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
     * @param calibration figures of the machine; empty where they were not measured
     * @param warm how the subject was warmed up; empty where it was not
     * @param slowdown time of a fixed piece of work ÷ the shortest of the invocation; empty where not tried
     */
    public record Surroundings(Optional<Calibration> calibration, Optional<WarmState> warm, OptionalDouble slowdown) {

        /** Nothing is known. */
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
     * @param endMicros the time when the paced load was drained, or given up; 0 while it is not
     * @param leftUnidentified messages that SQS counted at the end without showing them
     * @param held all messages that the queues hold at the end; empty unless other shards use them too
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
     * @param fillStartMicros first send
     * @param subjectStartMicros the time when the subject was told to start
     * @param startMicros first arrival, or when the connector was started if nothing arrived
     * @param endMicros queues empty and all arrived, or given up
     * @param emptied whether it was drained in time
     */
    public record BacklogDrain(
            long fillStartMicros, long subjectStartMicros, long startMicros, long endMicros, boolean emptied) {}

    /** Something worth a mark on the time axis, in microseconds on the host clock. */
    public record Event(long atMicros, String what) {}

    /**
     * The troubles of a run.
     *
     * @param breakdowns the reasons, as sentences, why the run could not be completed
     * @param failures failures of the subject without a planned fault
     * @param faults marks of the faults that the scenario asked for
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
