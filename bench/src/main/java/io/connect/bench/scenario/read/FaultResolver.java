package io.connect.bench.scenario.read;

import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.table.Language;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.bench.scenario.yaml.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Moves the faults to match the shortened load, and checks that each fault is possible. */
final class FaultResolver {

    private final boolean external;
    private final Map<FaultTarget.Part, Integer> last;
    private final Optional<LoadResolver.Shaped> shaped;
    private final boolean leavesOut;
    private final Place place;

    /**
     * Creates a resolver for one use.
     *
     * @param external whether the environment is external
     * @param last the highest number of each known kind of part, below 0 for a kind that the run does not have
     * @param shaped the load; empty when its times are not known
     * @param leavesOut whether a fault of a missing part is left out instead of reported
     * @param place the position of the run in the file
     */
    FaultResolver(
            boolean external,
            Map<FaultTarget.Part, Integer> last,
            Optional<LoadResolver.Shaped> shaped,
            boolean leavesOut,
            Place place) {
        this.external = external;
        this.last = last;
        this.shaped = shaped;
        this.leavesOut = leavesOut;
        this.place = place;
    }

    /** The faults in the order of their start. Faults of the profile itself are not moved. */
    List<Fault> resolve(boolean saidForProfile) {
        List<Fault> faults = new ArrayList<>();
        List<Place> said = place.at("faults").elements();
        for (int index = 0; index < said.size(); index++) {
            Optional<Fault> written = said.get(index).read(Language.FAULT);
            if (written.isEmpty() || leavesOut && !isThere(written.get().on())) {
                continue;
            }
            Fault fault = shaped.filter(any -> !saidForProfile)
                    .map(load -> moved(written.get(), load))
                    .orElse(written.get());
            checkTarget(fault, index);
            if (shaped.isPresent()) {
                checkWindow(fault, written.get(), shaped.get().load(), index);
            }
            for (Fault other : faults) {
                checkOverlap(fault, other, index);
            }
            faults.add(fault);
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    private void checkOverlap(Fault fault, Fault other, int index) {
        if (!fault.on().equals(other.on()) || !beginsWithin(fault, other) && !beginsWithin(other, fault)) {
            return;
        }
        conflict(fault, other)
                .ifPresent(why -> place.problem(
                        "the fault " + fault.described() + " overlaps " + other.described() + ", which starts at "
                                + DurationText.print(other.at())
                                + other.end()
                                        .map(end -> " and ends at " + DurationText.print(end))
                                        .orElse("")
                                + ": " + why,
                        "faults",
                        index));
    }

    /** The reason why a target cannot have both faults at a time; empty if it can. */
    private static Optional<String> conflict(Fault fault, Fault other) {
        // A second stop of a stopped process has no effect, and the end of the first starts the process again. The same
        // is true of a port that is closed twice.
        if (fault.takesProcessDown() && other.takesProcessDown()
                || fault.action().closesPort() && other.action().closesPort()) {
            return Optional.of("the first end would end both");
        }
        return fault.action().onceALink() && fault.action().equals(other.action())
                ? Optional.of("a link can have this fault only once at a time")
                : Optional.empty();
    }

    private static boolean beginsWithin(Fault fault, Fault other) {
        return fault.at().compareTo(other.at()) >= 0
                && other.end().filter(end -> fault.at().compareTo(end) >= 0).isEmpty();
    }

    private static Fault moved(Fault fault, LoadResolver.Shaped load) {
        Duration afterWarmUp = fault.at().minus(load.warmUpWritten());
        Duration at = afterWarmUp.isNegative()
                ? min(fault.at(), load.warmUp())
                : load.warmUp()
                        .plus(LoadResolver.times(afterWarmUp, load.scale().time()));
        return fault.moved(
                afterWarmUp.isZero() ? load.warmUp() : at,
                fault.length()
                        .map(length -> LoadResolver.times(length, load.scale().time())));
    }

    private void checkWindow(Fault fault, Fault written, Load load, int index) {
        Duration paced = load.pacedLength();
        Duration longest =
                paced.plus(load.backlog().map(backlog -> backlog.within()).orElse(Duration.ZERO));
        if (fault.at().compareTo(longest) >= 0) {
            place.problem(
                    "'" + DurationText.print(written.at()) + "' is outside the run, whose load ends after "
                            + DurationText.print(longest)
                            + inThisProfile(fault, written, DurationText.print(fault.at())),
                    "faults",
                    index,
                    "at");
            return;
        }
        fault.end()
                .filter(end -> end.compareTo(longest) > 0)
                .ifPresent(end -> place.problem(
                        "the fault ends after " + DurationText.print(end) + ", outside the run, whose load ends after "
                                + DurationText.print(longest) + "; leave out for: when it lasts until the run ends",
                        "faults",
                        index,
                        "for"));
    }

    private static String inThisProfile(Fault fault, Fault written, String at) {
        return fault.at().equals(written.at()) ? "" : " (the profile moves the fault to " + at + ")";
    }

    private void checkTarget(Fault fault, int index) {
        FaultTarget target = fault.on();
        if (external) {
            place.problem(
                    "the fault " + fault.action().word() + " on " + target
                            + " cannot be made in an external environment: "
                            + fault.action().whyNotExternal(),
                    "faults",
                    index,
                    "on");
            return;
        }
        if (!fault.action().targets().contains(target.part())) {
            place.problem(
                    "'" + target + "' cannot have the fault " + fault.action().word() + ", only "
                            + String.join(
                                    ", ",
                                    fault.action().targets().stream()
                                            .map(FaultTarget.Part::example)
                                            .toList()),
                    "faults",
                    index,
                    "on");
            return;
        }
        int most = highest(target);
        if (most < 0) {
            place.problem("'" + target + "' takes no part in this run", "faults", index, "on");
        } else if (target.index() > most) {
            place.problem(
                    "there is no '" + target + "' in this run, the last one is "
                            + target.part().text() + "-" + most,
                    "faults",
                    index,
                    "on");
        }
    }

    private boolean isThere(FaultTarget target) {
        return target.index() <= highest(target);
    }

    private int highest(FaultTarget target) {
        return last.getOrDefault(target.part(), Integer.MAX_VALUE);
    }

    private static Duration min(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
