package io.connect.features.lottery.run;

import io.connect.features.lottery.account.LaneAccount;
import io.connect.features.lottery.plan.Lane;
import java.util.List;
import java.util.Locale;

/** The account of a lottery in Markdown, with the sum of all parts. */
final class OutcomeText {
    private final List<PartOutcome> outcomes;

    OutcomeText(List<PartOutcome> outcomes) {
        this.outcomes = List.copyOf(outcomes);
    }

    String markdown(LotteryOptions options) {
        StringBuilder text = new StringBuilder();
        text.append("%d of %d faults and %d messages in %d of %d parts, seeds %s\n\n"
                .formatted(
                        outcomes.stream().mapToInt(PartOutcome::faults).sum(),
                        options.faults(),
                        outcomes.stream().mapToLong(PartOutcome::messages).sum(),
                        outcomes.size(),
                        options.parts(),
                        outcomes.stream().map(PartOutcome::seed).toList()));
        text.append(
                "| queues | messages | exactly once | sent | delivered | lost | altered | duplicated | of these unexplained"
                        + " | reordered | dead letters | left in queue |\n|---|---|---|---|---|---|---|---|---|---|---|---|\n");
        LaneAccount all = LaneAccount.EMPTY;
        for (Lane lane : Lane.values()) {
            LaneAccount account = outcomes.stream()
                    .map(outcome -> outcome.lanes().get(lane))
                    .reduce(LaneAccount.EMPTY, LaneAccount::plus);
            all = all.plus(account);
            text.append(row(
                    lane.queueNumbers().size() + (lane.fifo() ? " FIFO" : " standard"),
                    lane.form().toString(),
                    lane.exactlyOnce() ? "yes" : "no",
                    account));
        }
        text.append(row("all", "", "", all));
        text.append("\nforeign records: %d; load %d s, everything settled after %s s; repairs: %d\n"
                .formatted(
                        outcomes.stream().mapToLong(PartOutcome::foreign).sum(),
                        outcomes.stream().mapToLong(PartOutcome::loadSeconds).sum(),
                        outcomes.stream().map(PartOutcome::settleSeconds).toList(),
                        outcomes.stream()
                                .mapToInt(outcome -> outcome.repairs().size())
                                .sum()));
        outcomes.forEach(outcome -> outcome.duplicatesByFault()
                .forEach((fault, count) -> text.append("- %d duplicates: %s\n".formatted(count, fault))));
        outcomes.forEach(outcome -> outcome.repairs().forEach(repair -> text.append("- " + repair + "\n")));
        outcomes.forEach(outcome -> outcome.problems().forEach(problem -> text.append("- **" + problem + "**\n")));
        return text.toString();
    }

    private static String row(String queues, String messages, String once, LaneAccount account) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %s | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n",
                queues,
                messages,
                once,
                account.sent(),
                account.delivered(),
                account.lost(),
                account.altered(),
                account.duplicated(),
                account.unexplained(),
                account.reordered(),
                account.deadLettered(),
                account.left());
    }
}
