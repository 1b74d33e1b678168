package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Lane;
import java.util.Optional;

/**
 * Something that became of a message and should not have, or may only under a fault.
 *
 * @param what the finding in one or two words
 * @param message its id; empty when no message is meant
 * @param detail the place and the circumstances
 * @param explanation the fault that explains it, if any
 */
public record Finding(String what, String message, String detail, Optional<String> explanation) {
    Finding(String what, String message, String detail) {
        this(what, message, detail, Optional.empty());
    }

    /** Whether a fault explains it. */
    boolean explained() {
        return explanation.isPresent();
    }

    /** Findings of one kind are the same thing that became of messages of one lane. */
    public String kind() {
        return what + (message.isEmpty() ? "" : " " + Lane.ofMessage(message).text());
    }

    @Override
    public String toString() {
        return what + " " + message + ": " + detail
                + explanation.map(fault -> "; " + fault).orElse("");
    }
}
