package io.connect.bench.scenario;

import io.connect.bench.scenario.environment.EnvironmentSpec;
import io.connect.bench.scenario.fault.Fault;
import io.connect.bench.scenario.kpi.Kpi;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.unit.Maps;
import io.connect.reports.model.Gate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One experiment, fully resolved: all defaults are filled in, and one profile and one variant are selected. It can run without
 * the file. It has the same structure as in the file, with a component for each key.
 *
 * @param name its key under {@code scenarios:}
 * @param variant the selected variant; empty for a scenario without variants
 * @param group a kind of experiment, such as baseline; a simulation class can run a single group
 * @param purpose the hypothesis that it tests, in a sentence
 * @param profile name of the profile
 * @param environment the environment that it needs
 * @param subject the connector under test
 * @param queue the queues
 * @param connector Connect keys as text, still with placeholders such as {@code ${queue.url}}
 * @param load the offered load
 * @param faults the faults in the order of their start
 * @param kpis the targets of this run
 * @param gates metric id to its threshold in the comparison with a baseline
 * @param rounds number of runs of this variant, in turns with the other variants
 * @param scale ratios to the numbers as written
 */
public record Scenario(
        String name,
        Optional<String> variant,
        String group,
        String purpose,
        String profile,
        EnvironmentSpec environment,
        Subject subject,
        QueueSpec queue,
        Map<String, String> connector,
        Load load,
        List<Fault> faults,
        List<Kpi> kpis,
        Map<String, Gate> gates,
        Rounds rounds,
        Scale scale) {

    public Scenario {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(variant, "variant");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(purpose, "purpose");
        Objects.requireNonNull(profile, "profile");
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(queue, "queue");
        Objects.requireNonNull(load, "load");
        Objects.requireNonNull(rounds, "rounds");
        Objects.requireNonNull(scale, "scale");
        connector = Maps.ordered(connector);
        faults = List.copyOf(faults);
        kpis = List.copyOf(kpis);
        gates = Maps.ordered(gates);
    }

    /**
     * Name of the result: {@code burst} or {@code network-latency@100ms}. With several subjects, the subject follows:
     * {@code burst@another} or {@code network-latency@100ms+another}.
     */
    public String id() {
        return label().map(chosen -> name + "@" + chosen).orElse(name);
    }

    /** An id of a result with only the characters that the name of a queue, a topic and a bucket may have; case is kept. */
    public static String plain(String id) {
        return id.replace("+", "--").replaceAll("[^A-Za-z0-9-]", "-");
    }

    /** The part of the result's name that distinguishes it from the scenario's other results; empty if there are none. */
    public Optional<String> label() {
        Optional<String> told = Optional.of(subject.name()).filter(any -> subject.oneOfSeveral());
        return variant.map(chosen -> told.map(one -> chosen + "+" + one).orElse(chosen))
                .or(() -> told);
    }

    /**
     * Number of processes that faults on {@code worker-1} and so on refer to: the Connect workers, or the one process of the bare
     * loop.
     */
    public int workersUnderTest() {
        return subject.workers(environment.connect().workers());
    }

    /** The same scenario under another name: the suffix follows the variant, or becomes the variant if there was none. */
    public Scenario withSuffix(String suffix) {
        String longer = variant.map(chosen -> chosen + "-" + suffix).orElse(suffix);
        return copy(Optional.of(longer), environment, connector, load, faults, kpis);
    }

    /** The same scenario in another environment. */
    public Scenario withEnvironment(EnvironmentSpec other) {
        return copy(variant, other, connector, load, faults, kpis);
    }

    /** The same scenario with other Connect keys. */
    public Scenario withConnector(Map<String, String> other) {
        return copy(variant, environment, other, load, faults, kpis);
    }

    /** The same scenario with another load. */
    public Scenario withLoad(Load other) {
        return copy(variant, environment, connector, other, faults, kpis);
    }

    /** The same scenario without faults. */
    public Scenario withoutFaults() {
        return copy(variant, environment, connector, load, List.of(), kpis);
    }

    /** The same scenario without targets. Its result can still be broken or void, and can show lost messages. */
    public Scenario withoutTargets() {
        return copy(variant, environment, connector, load, faults, List.of());
    }

    private Scenario copy(
            Optional<String> variant,
            EnvironmentSpec environment,
            Map<String, String> connector,
            Load load,
            List<Fault> faults,
            List<Kpi> kpis) {
        return new Scenario(
                name,
                variant,
                group,
                purpose,
                profile,
                environment,
                subject,
                queue,
                connector,
                load,
                faults,
                kpis,
                gates,
                rounds,
                scale);
    }
}
