package io.connect.bench.scenario.read;

import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.fault.FaultTarget;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** The parts of a run that faults can be done to, as far as they are known. For one use. */
final class FaultParts {

    private final EnvironmentKind kind;
    private final Map<FaultTarget.Part, Integer> last = new EnumMap<>(FaultTarget.Part.class);
    private final Set<FaultTarget.Part> absent = EnumSet.noneOf(FaultTarget.Part.class);

    FaultParts(EnvironmentKind kind) {
        this.kind = kind;
    }

    /** Notes the highest number of a part. */
    void last(FaultTarget.Part part, int index) {
        last.put(part, index);
    }

    /** Notes a part that the run does without. */
    void absent(FaultTarget.Part part) {
        absent.add(part);
    }

    boolean areSomebodyElses() {
        return kind == EnvironmentKind.EXTERNAL;
    }

    /** The highest number of a part; without end when it is not known. */
    int last(FaultTarget.Part part) {
        return last.getOrDefault(part, Integer.MAX_VALUE);
    }

    boolean isAbsent(FaultTarget.Part part) {
        return absent.contains(part);
    }
}
