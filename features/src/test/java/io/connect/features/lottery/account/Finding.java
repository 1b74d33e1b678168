package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Lane;
import java.util.Optional;

/**
 * An unexpected fate of a message, or a fate that only a fault allows.
 *
 * @param what the finding in one or two words
 * @param message its id; empty if the finding is not about one message
 * @param detail the place and the circumstances
 * @param explanation the fault that explains it, if any
 */
public record Finding(String what, String message, String detail, Optional<String> explanation) {
    Finding(String what, String message, String detail) {
        this(what, message, detail, Optional.empty());
    }

    /** Whether a fault explains the finding. */
    boolean explained() {
        return explanation.isPresent();
    }

    /** The kind of a finding. Findings about the same fate of a message in the same lane are of one kind. */
    public String kind() {
        return what + (message.isEmpty() ? "" : " " + Lane.ofMessage(message).text());
    }

    @Override
    public String toString() {
        return what + " " + message + ": " + detail
                + explanation.map(fault -> "; " + fault).orElse("");
    }
}
