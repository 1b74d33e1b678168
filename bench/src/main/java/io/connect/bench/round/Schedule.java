package io.connect.bench.round;

import io.connect.bench.scenario.Rounds;
import io.connect.bench.scenario.Scenario;
import io.connect.bench.scenario.Subject;
import io.connect.bench.scenario.environment.EnvironmentKind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Determines the order of an invocation's runs: scenarios as in the file, and the variants of each in turns. */
public final class Schedule {

    /** Maximum number of attempts for a run that the machine disturbed. */
    public static final int MOST_ATTEMPTS = 3;

    private Schedule() {}

    /**
     * The turns of the selected scenarios.
     *
     * @param seed the seed for scenarios with a shuffled order
     */
    public static List<Turn> of(List<Scenario> chosen, long seed) {
        Map<String, List<Scenario>> byName = new LinkedHashMap<>();
        chosen.forEach(scenario -> byName.computeIfAbsent(scenario.name(), any -> new ArrayList<>())
                .add(scenario));
        Random random = new Random(seed);
        List<Turn> turns = new ArrayList<>();
        byName.values().forEach(variants -> turns.addAll(turnsOf(variants, random)));
        return turns;
    }

    private static List<Turn> turnsOf(List<Scenario> variants, Random random) {
        int rounds = variants.stream()
                .mapToInt(variant -> variant.rounds().count())
                .max()
                .orElseThrow();
        List<Turn> turns = new ArrayList<>();
        if (rounds > 1) {
            turns.addAll(dryRun(variants));
        }
        for (int round = 0; round < rounds; round++) {
            for (Scenario variant : order(variants, round, random)) {
                if (round < variant.rounds().count()) {
                    turns.addAll(attempts(variant, round));
                }
            }
        }
        Turn last = turns.remove(turns.size() - 1);
        turns.add(new Turn(last.variant(), last.scenario(), last.round(), last.attempt(), true));
        return turns;
    }

    /**
     * An additional run before the first one that counts. By then only the workers are warm. Load generator, reader of arrivals,
     * queue service and brokers are cold, and the first variant would have worse figures because of them.
     */
    private static List<Turn> dryRun(List<Scenario> variants) {
        return variants.stream()
                .filter(variant -> variant.subject().kind() == Subject.Kind.CONNECTOR)
                .filter(variant -> variant.environment().kind() != EnvironmentKind.EXTERNAL)
                .limit(1)
                .map(variant -> new Turn(variant, variant.withSuffix("dry-run"), Turn.DRY_RUN, 0, false))
                .toList();
    }

    private static List<Scenario> order(List<Scenario> variants, int round, Random random) {
        List<Scenario> order = new ArrayList<>(variants);
        if (variants.get(0).rounds().order() == Rounds.Order.SHUFFLED) {
            Collections.shuffle(order, random);
        } else if (round % 2 == 1) {
            Collections.reverse(order);
        }
        return order;
    }

    private static List<Turn> attempts(Scenario variant, int round) {
        List<Turn> attempts = new ArrayList<>();
        // A scenario that runs once is not compared, and it may last for hours.
        int most = variant.rounds().count() > 1 ? MOST_ATTEMPTS : 1;
        for (int attempt = 0; attempt < most; attempt++) {
            attempts.add(new Turn(variant, named(variant, round, attempt), round, attempt, false));
        }
        return attempts;
    }

    private static Scenario named(Scenario variant, int round, int attempt) {
        if (variant.rounds().count() == 1) {
            return variant;
        }
        return variant.withSuffix("round-" + (round + 1) + (attempt == 0 ? "" : "-again-" + attempt));
    }
}
