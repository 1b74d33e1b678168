package io.connect.bench.run;

import io.connect.bench.environment.Environments;
import io.connect.bench.environment.SharedServices;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.unit.DurationText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What would be run, in words: for how long, against what, with which processes. Starts nothing and asks nobody. */
public final class RunPlan {

    /** Rough figures of a quiet machine, for the sum at the end; nothing hangs on them. */
    private static final long ENVIRONMENT_SECONDS = 15;

    private static final long PROCESS_SECONDS = 3;
    private static final long CALIBRATION_SECONDS = 10;
    private static final long AROUND_SECONDS = 8;
    private static final long BACKLOG_A_SECOND = 600;

    private RunPlan() {}

    /** The plan of scenarios that run one after the other. */
    public static String of(List<Scenario> selected) {
        List<Scenario> scenarios = SharedServices.of(selected);
        StringBuilder text = new StringBuilder();
        long seconds = CALIBRATION_SECONDS;
        for (int i = 0; i < scenarios.size(); i++) {
            Scenario scenario = scenarios.get(i);
            boolean same = i > 0 && Environments.sharesWorkers(scenarios.get(i - 1), scenario);
            long warmUp = same ? 0 : scenario.environment().rehearsal().toSeconds();
            List<String> processes = processes(scenario);
            long own = length(scenario) * scenario.rounds().count()
                    + warmUp
                    + (same
                            ? 0
                            : ENVIRONMENT_SECONDS
                                    + PROCESS_SECONDS
                                            * (scenario.environment().kafka().brokers() - 1));
            seconds += own;
            text.append(scenario.id())
                    .append(" (")
                    .append(scenario.group())
                    .append(", ")
                    .append(scenario.profile())
                    .append(", about ")
                    .append(own)
                    .append(" s)\n");
            line(text, scenario.purpose());
            line(
                    text,
                    "subject: " + scenario.subject().name() + ", "
                            + scenario.queue().count() + " "
                            + scenario.queue().type().text() + " queue"
                            + (scenario.queue().count() == 1 ? "" : "s"));
            if (warmUp > 0) {
                line(text, "warm-up, not measured: at most " + warmUp + " s");
            }
            line(text, "load: " + load(scenario.load()));
            if (!scenario.faults().isEmpty()) {
                line(text, "faults: " + faults(scenario));
            }
            if (!scenario.kpis().isEmpty()) {
                line(
                        text,
                        "targets: "
                                + scenario.kpis().stream()
                                        .map(kpi -> kpi.metricId() + " " + kpi.text())
                                        .collect(Collectors.joining(", ")));
            }
            line(text, (same ? "same environment: " : "new environment: ") + String.join(", ", processes));
            List<String> lacking = Environments.lacking(scenario);
            if (!lacking.isEmpty()) {
                line(text, "CANNOT BE RUN HERE: " + String.join("; ", lacking));
            }
        }
        return text.append(scenarios.size())
                .append(" runs, about ")
                .append(DurationText.print(Duration.ofSeconds(seconds)))
                .append("; nothing was started\n")
                .toString();
    }

    private static void line(StringBuilder text, String line) {
        text.append("    ").append(line).append('\n');
    }

    private static long length(Scenario scenario) {
        Load load = scenario.load();
        long backlog = load.backlog()
                .map(drained -> drained.messages() / BACKLOG_A_SECOND)
                .orElse(0L);
        return load.pacedLength().toSeconds() + backlog + AROUND_SECONDS;
    }

    private static String load(Load load) {
        return load.messageSize() + " " + load.payload().kind() + " in batches of " + load.batch()
                + (load.groups() == 0 ? "" : ", " + load.groups() + " groups") + ": " + parts(load);
    }

    private static String parts(Load load) {
        List<String> parts = new ArrayList<>();
        load.phases()
                .forEach(phase ->
                        parts.add(phase.name() + " " + phase.rate() + " for " + DurationText.print(phase.length())));
        load.backlog()
                .ifPresent(backlog -> parts.add(
                        "a backlog of " + backlog.messages() + " within " + DurationText.print(backlog.within())));
        return String.join(", then ", parts);
    }

    private static String faults(Scenario scenario) {
        return scenario.faults().stream()
                .map(fault -> fault.action().kind() + " on " + fault.on() + " at " + DurationText.print(fault.at())
                        + fault.length()
                                .map(length -> " for " + DurationText.print(length))
                                .orElse(" to the end"))
                .collect(Collectors.joining(", "));
    }

    /** The processes and containers as they are named in the run's logs. */
    private static List<String> processes(Scenario scenario) {
        EnvironmentSpec spec = scenario.environment();
        List<String> names = new ArrayList<>();
        if (spec.kind() == EnvironmentKind.DOCKER) {
            names.addAll(List.of("localstack", "toxiproxy"));
        } else {
            names.add("sqs");
            if (spec.s3().needed()) {
                names.add("s3");
            }
        }
        if (spec.registry().needed()) {
            names.add("registry");
        }
        numbered(names, "broker", spec.kafka().brokers());
        numbered(names, "worker", spec.connect().workers());
        if (scenario.subject().kind() == Subject.Kind.LOOP) {
            names.add("worker-loop");
        }
        return names;
    }

    private static void numbered(List<String> names, String name, int count) {
        for (int number = 1; number <= count; number++) {
            names.add(name + "-" + number);
        }
    }
}
