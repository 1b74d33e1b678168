package io.connect.bench.scenario.read;

import io.connect.bench.scenario.QueueType;
import io.connect.bench.scenario.Scale;
import io.connect.bench.scenario.load.Backlog;
import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Phase;
import io.connect.bench.scenario.load.PhaseRole;
import io.connect.bench.scenario.table.LoadText;
import io.connect.bench.scenario.table.ScaleRules;
import io.connect.bench.scenario.unit.Rate;
import io.connect.bench.scenario.yaml.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns the load section into phases, scaled by the rules of the profile. Values that the scenario specifies for the profile
 * itself are not scaled.
 */
final class LoadResolver {

    private final LoadText said;
    private final Place saidForProfile;
    private final LoadText written;
    private final ScaleRules rules;
    private final Place place;
    private boolean complete = true;

    /**
     * Creates a resolver for one use.
     *
     * @param said the merged layers
     * @param written the layers that apply to all profiles
     * @param saidForProfile {@code load:} of the layers that apply only to the profile
     */
    LoadResolver(LoadText said, LoadText written, Place saidForProfile, ScaleRules rules, Place place) {
        this.said = said;
        this.written = written;
        this.saidForProfile = saidForProfile;
        this.rules = rules;
        this.place = place;
    }

    /**
     * The load of the run, with the original warm-up.
     *
     * @param load the offered load
     * @param scale ratios to the load as written
     * @param warmUpWritten warm-up as written, needed to move the faults
     * @param warmUp warm-up as run
     */
    record Shaped(Load load, Scale scale, Duration warmUpWritten, Duration warmUp) {}

    /**
     * Resolves the load.
     *
     * @param queue the queue; empty when it is not known
     * @return empty if there were problems, which were all reported
     */
    Optional<Shaped> resolve(Optional<QueueType> queue) {
        if (!isComplete(queue)) {
            return Optional.empty();
        }
        List<LoadText.Step> steps = said.steps();
        Duration warmUp = steps.isEmpty() ? Duration.ZERO : said.warmUp();
        if (!saidForProfile.has("warmUp")) {
            warmUp = atMost(warmUp, rules.warmUp());
        }
        double rateFactor = rateFactor(steps);
        double timeFactor = timeFactor(steps);
        List<Phase> phases = new ArrayList<>();
        if (!warmUp.isZero()) {
            phases.add(
                    new Phase("warm-up", PhaseRole.WARM_UP, steps.get(0).rate().times(rateFactor), warmUp));
        }
        for (int index = 0; index < steps.size(); index++) {
            LoadText.Step step = steps.get(index);
            phases.add(new Phase(
                    step.name().orElse("phase-" + (index + 1)),
                    step.steady() ? PhaseRole.STEADY : PhaseRole.STEP,
                    step.rate().times(rateFactor),
                    times(step.length(), timeFactor)));
        }
        Optional<Backlog> backlog = backlog();
        checkMessages(phases);
        try {
            Load load = new Load(
                    said.messageSize().orElseThrow(),
                    said.batch(),
                    said.groups().orElse(0),
                    said.payload(),
                    phases,
                    backlog,
                    said.drainWithin());
            Duration warmUpWritten = written.warmUp();
            return complete ? Optional.of(new Shaped(load, scale(load), warmUpWritten, warmUp)) : Optional.empty();
        } catch (IllegalArgumentException e) {
            place.problem(e.getMessage(), "load", "batch");
            return Optional.empty();
        }
    }

    /** Checks that a paced load sends something after its warm-up. */
    private void checkMessages(List<Phase> phases) {
        long judged = phases.stream()
                .filter(phase -> phase.role() != PhaseRole.WARM_UP)
                .mapToLong(Phase::messages)
                .sum();
        if (!phases.isEmpty() && judged == 0) {
            complain(
                    "rate times length is less than one message: nothing would be sent",
                    "load",
                    said.phases().isPresent() ? "phases" : "rate");
        }
    }

    private boolean isComplete(Optional<QueueType> queue) {
        if (said.messageSize().isEmpty()) {
            complain("key 'messageSize' is missing: size of each message on the wire, such as 10KB", "load");
        }
        if (queue.filter(QueueType.FIFO::equals).isPresent() && said.groups().isEmpty()) {
            complain("key 'groups' is missing: how many message groups the messages of a FIFO queue form", "load");
        }
        if (queue.filter(QueueType.STANDARD::equals).isPresent()
                && said.groups().isPresent()) {
            complain("groups need queue.type fifo: a standard queue has no message groups", "load", "groups");
        }
        if (said.phases().isPresent()) {
            checkPhases(said.phases().get());
        } else {
            checkRateAndSteady();
        }
        if (said.backlog().messages().isEmpty() && place.has("load", "backlog")) {
            complain("key 'messages' is missing: how many are placed before the drain", "load", "backlog");
        }
        return complete;
    }

    private void checkRateAndSteady() {
        if (said.rate().isEmpty()
                && said.steady().isEmpty()
                && said.backlog().messages().isEmpty()) {
            complain("load has neither rate and steady, nor phases, nor backlog: nothing would be sent", "load");
        } else if (said.rate().isPresent() && said.steady().isEmpty()) {
            complain("key 'steady' is missing: how long the rate is offered", "load");
        } else if (said.rate().isEmpty() && said.steady().isPresent()) {
            complain("key 'rate' is missing: messages a second over all queues", "load");
        }
        if (said.steady().filter(Duration::isZero).isPresent()) {
            complain("'0s' is out of range, a steady state is longer than 0s", "load", "steady");
        }
        if (said.rate().filter(rate -> rate.perSecond() == 0).isPresent()) {
            complain("'0/s' is out of range, a rate with a steady state is above 0/s", "load", "rate");
        }
    }

    private void checkPhases(List<LoadText.Step> steps) {
        if (said.rate().isPresent() || said.steady().isPresent()) {
            complain("phases say rates and lengths themselves: leave out rate and steady", "load", "phases");
        }
        for (int index = 0; index < steps.size(); index++) {
            if (steps.get(index).length().isZero()) {
                complain("'0s' is out of range, a phase is longer than 0s", "load", "phases", index, "for");
            }
        }
        if (steps.stream().noneMatch(step -> step.rate().perSecond() > 0)) {
            complain("no phase has a rate above 0/s: nothing would be sent", "load", "phases");
        }
    }

    private void complain(String message, Object... keys) {
        place.problem(message, keys);
        complete = false;
    }

    private double rateFactor(List<LoadText.Step> steps) {
        boolean asItIs = saidForProfile.has("rate") || saidForProfile.has("phases");
        double peak = peak(steps);
        if (asItIs || peak == 0) {
            return 1;
        }
        double factor = 1;
        if (rules.maxRate().isPresent()) {
            factor = Math.min(factor, rules.maxRate().get().perSecond() / peak);
        }
        if (rules.maxBandwidth().isPresent()) {
            double bytesPerSecond = peak * said.messageSize().orElseThrow().bytes();
            factor = Math.min(factor, rules.maxBandwidth().get().bytesPerSecond() / bytesPerSecond);
        }
        return factor;
    }

    private double timeFactor(List<LoadText.Step> steps) {
        boolean shape = said.phases().isPresent();
        boolean asItIs = saidForProfile.has(shape ? "phases" : "steady");
        Optional<Duration> limit = shape ? rules.steps() : rules.steady();
        Duration length = length(steps);
        if (asItIs || limit.isEmpty() || length.compareTo(limit.get()) <= 0) {
            return 1;
        }
        return (double) limit.get().toNanos() / length.toNanos();
    }

    private Optional<Backlog> backlog() {
        return said.backlog().messages().map(messages -> {
            boolean asItIs = saidForProfile.has("backlog", "messages");
            int chosen =
                    asItIs ? messages : Math.min(messages, rules.maxBacklog().orElse(messages));
            return new Backlog(chosen, said.backlog().within());
        });
    }

    private Scale scale(Load load) {
        List<LoadText.Step> full = written.steps();
        double peak = peak(full);
        long fullNanos = length(full).toNanos();
        long runNanos = load.phases().stream()
                .filter(phase -> phase.role() != PhaseRole.WARM_UP)
                .mapToLong(phase -> phase.length().toNanos())
                .sum();
        int fullBacklog = written.backlog().messages().orElse(0);
        return new Scale(
                peak == 0 || load.phases().isEmpty() ? 1 : load.peakRate().perSecond() / peak,
                fullNanos == 0 || runNanos == 0 ? 1 : (double) runNanos / fullNanos,
                fullBacklog == 0 || load.backlog().isEmpty()
                        ? 1
                        : (double) load.backlog().get().messages() / fullBacklog);
    }

    private static Duration length(List<LoadText.Step> steps) {
        return steps.stream().map(LoadText.Step::length).reduce(Duration.ZERO, Duration::plus);
    }

    private static double peak(List<LoadText.Step> steps) {
        return steps.stream()
                .map(LoadText.Step::rate)
                .mapToDouble(Rate::perSecond)
                .max()
                .orElse(0);
    }

    private static Duration atMost(Duration value, Optional<Duration> limit) {
        return limit.filter(most -> most.compareTo(value) < 0).orElse(value);
    }

    /** Multiplies a duration; the result is rounded to the millisecond, but never to zero. */
    static Duration times(Duration value, double factor) {
        return factor == 1 ? value : Duration.ofMillis(Math.max(1, Math.round(value.toMillis() * factor)));
    }
}
