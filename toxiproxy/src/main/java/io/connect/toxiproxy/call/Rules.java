package io.connect.toxiproxy.call;

import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.CallSettings;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The current rules of a proxy on one connection. Toxicity decides once per connection whether a rule applies to it. Used by
 * one thread only.
 */
public final class Rules {

    private final Supplier<List<InstalledToxic>> source;
    private final long seed;
    private final RandomGenerator random;
    private List<InstalledToxic> known;
    private List<Rule> rules = List.of();

    /**
     * The rules of one connection.
     *
     * @param source the proxy's toxics of calls; returns the same list until one of them changes
     * @param seed the seed of all random choices on the connection
     */
    public Rules(Supplier<List<InstalledToxic>> source, long seed) {
        this.source = source;
        this.seed = seed;
        this.random = new SplittableRandom(seed);
    }

    /**
     * All rules: first those of requests, then those of answers, each in the order they were added. Returns the same list until
     * a rule changes.
     */
    public List<Rule> now() {
        List<InstalledToxic> current = source.get();
        if (current != known) {
            known = current;
            rules = current.stream()
                    .filter(this::isOne)
                    .map(installed -> new Rule(
                            (CallSettings) installed.toxic().settings(),
                            installed.toxic().direction(),
                            installed.tally()))
                    .sorted(Comparator.comparing(Rule::direction))
                    .toList();
        }
        return rules;
    }

    /**
     * Decides about a call. Asks the rules in order until one decides, and each asked rule counts the calls that match it.
     * After a delay of the request, a rule of answers can still decide about the answer.
     *
     * @param candidates the rules that may match the call, rules of requests first
     * @param about tells whether a rule matches the call
     */
    public Verdict decide(List<Rule> candidates, Predicate<Rule> about) {
        Optional<CallAction> request = Optional.empty();
        Optional<CallAction> answer = Optional.empty();
        for (Rule rule : candidates) {
            boolean ofRequest = rule.direction() == Direction.UPSTREAM;
            boolean open = request.isEmpty() || !ofRequest && request.get() instanceof CallAction.Delay;
            if (open
                    && answer.isEmpty()
                    && about.test(rule)
                    && rule.tally().meets(rule.settings().occurrence(), random)) {
                Optional<CallAction> met = Optional.of(rule.settings().action());
                if (ofRequest) {
                    request = met;
                } else {
                    answer = met;
                }
            }
        }
        return new Verdict(request, answer);
    }

    private boolean isOne(InstalledToxic installed) {
        long mixed = seed ^ ((long) installed.toxic().name().hashCode() << Integer.SIZE);
        return new SplittableRandom(mixed).nextFloat() < installed.toxic().toxicity();
    }

    /**
     * The fate of a call.
     *
     * @param request the action on its request, if any
     * @param answer the action on its answer, if any
     */
    public record Verdict(Optional<CallAction> request, Optional<CallAction> answer) {}
}
