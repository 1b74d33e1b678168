package io.connect.bench.scenario.read;

import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.unit.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Moves the faults along with the shrunken load, and checks that each can happen at all. */
final class FaultResolver {

    private final LoadResolver.Shaped shaped;
    private final EnvironmentSpec environment;
    private final int tasks;
    private final Place place;

    FaultResolver(LoadResolver.Shaped shaped, EnvironmentSpec environment, int tasks, Place place) {
        this.shaped = shaped;
        this.environment = environment;
        this.tasks = tasks;
        this.place = place;
    }

    /** The faults by start; those said for the profile itself are taken as they are. */
    List<Fault> resolve(List<Fault> said, boolean saidForProfile) {
        List<Fault> faults = new ArrayList<>();
        for (int index = 0; index < said.size(); index++) {
            Fault fault = saidForProfile ? said.get(index) : moved(said.get(index));
            checkTarget(fault, index);
            checkWindow(fault, said.get(index), index);
            faults.add(fault);
        }
        faults.sort(Comparator.comparing(Fault::at));
        return faults;
    }

    private Fault moved(Fault fault) {
        Duration afterWarmUp = fault.at().minus(shaped.warmUpWritten());
        Duration at = afterWarmUp.isNegative()
                ? min(fault.at(), shaped.warmUp())
                : shaped.warmUp()
                        .plus(LoadResolver.times(afterWarmUp, shaped.scale().time()));
        return fault.moved(
                afterWarmUp.isZero() ? shaped.warmUp() : at,
                fault.length()
                        .map(length -> LoadResolver.times(length, shaped.scale().time())));
    }

    private void checkWindow(Fault fault, Fault written, int index) {
        Load load = shaped.load();
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
        if (environment.kind() == EnvironmentKind.EXTERNAL) {
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
        switch (target.part()) {
            case BROKER -> checkIndex(target, environment.kafka().brokers(), index);
            case WORKER -> checkIndex(target, environment.connect().workers(), index);
            case TASK -> checkIndex(target, tasks - 1, index);
            case S3 -> checkNeeded(target, environment.s3().needed(), index);
            case REGISTRY -> checkNeeded(target, environment.registry().needed(), index);
            case SQS -> {
                // Every scenario has it.
            }
        }
    }

    private void checkIndex(FaultTarget target, int last, int index) {
        if (target.index() > last) {
            place.problem(
                    "there is no '" + target + "' in this run, the last one is "
                            + target.part().text() + "-" + last,
                    "faults",
                    index,
                    "on");
        }
    }

    private void checkNeeded(FaultTarget target, boolean needed, int index) {
        if (!needed) {
            place.problem("'" + target + "' takes no part in this run", "faults", index, "on");
        }
    }

    private static Duration min(Duration left, Duration right) {
        return left.compareTo(right) < 0 ? left : right;
    }
}
