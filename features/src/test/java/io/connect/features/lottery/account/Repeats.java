package io.connect.features.lottery.account;

import io.connect.features.lottery.account.Receipt.Known;
import io.connect.features.lottery.plan.Lane;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Finds duplicates and the faults that explain them. A fault explains a duplicate if it prevented the delete of the message
 * in between.
 */
final class Repeats {
    private final List<Episode> episodes;

    Repeats(List<Episode> episodes) {
        this.episodes = episodes;
    }

    /** Each additional record of a message is a duplicate. */
    List<Finding> of(Lane lane, Collection<List<Known>> delivered) {
        List<Finding> found = new ArrayList<>();
        for (List<Known> records : delivered) {
            if (records.get(0).message().lane() == lane) {
                for (Known again : records.subList(1, records.size())) {
                    found.add(finding(lane, records.get(0), again));
                }
            }
        }
        return found;
    }

    private Finding finding(Lane lane, Known first, Known again) {
        Optional<Episode> explanation = episodes.stream()
                .filter(episode -> episode.repeats(lane) && episode.isFelt(first.atMs(), again.atMs()))
                .findFirst();
        return new Finding(
                "duplicated",
                first.message().id(),
                again.place() + " after " + first.place(),
                explanation.map(Episode::toString));
    }
}
