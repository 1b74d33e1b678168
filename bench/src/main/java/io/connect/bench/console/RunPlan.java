package io.connect.bench.console;

import io.connect.bench.environment.Environments;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.unit.DurationText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Describes the selected runs: their length, load and processes. Does not start or call anything. */
public final class RunPlan {

    private RunPlan() {}

    /**
     * Describes scenarios that run one after the other.
     *
     * @param projectRoot the folder to which the paths of plugins are relative
     */
    public static String of(List<Scenario> selected, Path projectRoot) {
        PlannedTime time = PlannedTime.of(selected);
        StringBuilder text = new StringBuilder();
        time.runs().forEach(run -> describe(text, run, projectRoot));
        return text.append(time.runs().size())
                .append(time.runs().size() == 1 ? " run" : " runs")
                .append(", about ")
                .append(time.seconds())
                .append(" s in all; nothing was started\n")
                .toString();
    }

    private static void describe(StringBuilder text, PlannedTime.Run run, Path projectRoot) {
        Scenario scenario = run.scenario();
        text.append(scenario.id())
                .append(" (")
                .append(scenario.group())
                .append(", ")
                .append(scenario.profile())
                .append(", about ")
                .append(run.allRounds())
                .append(" s)\n");
        line(text, scenario.purpose());
        line(
                text,
                "subject: " + scenario.subject().name() + ", "
                        + scenario.queue().count() + " "
                        + scenario.queue().type().text() + " queue"
                        + (scenario.queue().count() == 1 ? "" : "s"));
        if (run.warmUp() > 0) {
            line(text, "warm-up, not measured: at most " + run.warmUp() + " s");
        }
        if (scenario.rounds().count() > 1) {
            line(text, scenario.rounds().count() + " rounds, in turns with the other variants");
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
                                    // A range is two targets of one text, its two ends.
                                    .distinct()
                                    .collect(Collectors.joining(", ")));
        }
        line(
                text,
                scenario.environment().kind() == EnvironmentKind.EXTERNAL
                        ? "your own parts: " + existing(scenario.environment())
                        : (run.isNew() ? "new workers: " : "same workers: ") + String.join(", ", processes(scenario)));
        List<String> lacking = Environments.lacking(scenario, projectRoot);
        if (!lacking.isEmpty()) {
            line(text, "CANNOT BE RUN HERE: " + String.join("; ", lacking));
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append("    ").append(line).append('\n');
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
                .map(fault -> fault.described() + " at " + DurationText.print(fault.at())
                        + fault.length()
                                .map(length -> " for " + DurationText.print(length))
                                .orElse(" to the end"))
                .collect(Collectors.joining(", "));
    }

    private static String existing(EnvironmentSpec spec) {
        return "Kafka " + spec.kafka().bootstrapServers().orElse("") + ", Connect "
                + spec.connect().url().map(Object::toString).orElse("") + ", SQS "
                + spec.sqs()
                        .endpoint()
                        .map(Object::toString)
                        .orElse("of AWS in " + spec.sqs().region());
    }

    /** The processes and containers, under the names that the run's logs use. */
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
