package io.connect.features.lottery.run;

import io.connect.features.environment.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All parts of a lottery, one after another. The lottery ends after the first part that breaks a promise. */
public final class Lottery {
    private static final Logger log = LoggerFactory.getLogger(Lottery.class);

    private final LotteryOptions options;
    private final OutcomeFiles files;

    public Lottery(LotteryOptions options) {
        this.options = options;
        this.files = new OutcomeFiles(options.folder(), options.seed());
    }

    /**
     * Draws and runs the remaining parts, and reports the account of all parts with this seed.
     *
     * @return a line for each broken promise
     */
    public List<String> play(Environment environment) throws InterruptedException {
        if (!options.resume()) {
            files.clear();
        }
        List<PartOutcome> outcomes = new ArrayList<>();
        Optional<Arena> arena = Optional.empty();
        int left = options.most().orElse(Integer.MAX_VALUE);
        for (int part = 1; part <= options.parts() && outcomes.stream().allMatch(PartOutcome::passed); part++) {
            int faults = options.faultsOf(part);
            int messages = options.messagesOf(part);
            Optional<PartOutcome> before = files.read(part).filter(outcome -> outcome.passedWith(faults, messages));
            if (before.isPresent()) {
                outcomes.add(before.get());
            } else if (left-- > 0) {
                if (arena.isEmpty()) {
                    arena = Optional.of(new Arena(environment));
                }
                PartOutcome outcome = new PartRun(arena.get(), options.seedOf(part), faults, messages).run();
                files.write(part, outcome);
                outcomes.add(outcome);
            }
        }
        OutcomeText text = new OutcomeText(outcomes);
        files.writeSummary(text.markdown(options));
        log.info("lottery with seed {}\n{}", options.seed(), text.markdown(options));
        return outcomes.stream()
                .flatMap(outcome -> outcome.problems().stream()
                        .map(problem -> "with -Dlottery.seed=" + outcome.seed() + ": " + problem))
                .toList();
    }
}
