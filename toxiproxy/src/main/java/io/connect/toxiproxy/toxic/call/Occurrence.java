package io.connect.toxiproxy.toxic.call;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Selects the calls that a rule acts on, among the calls that it matches.
 *
 * @param kind the kind of selection
 * @param number n for the n-th or every n-th call; 0 to 1 for a share; unused if the rule acts on each call
 */
public record Occurrence(Kind kind, double number) {

    /** The kinds of selection. The name in lower case is the attribute of the API. */
    public enum Kind {
        EACH,
        NTH,
        EVERY,
        SHARE
    }

    public Occurrence {
        if ((kind == Kind.NTH || kind == Kind.EVERY) && (number < 1 || number != Math.rint(number))) {
            throw new IllegalArgumentException(
                    kind.name().toLowerCase(Locale.ROOT) + " must be a whole number from 1 on, but is " + number);
        }
        if (kind == Kind.SHARE && !(number >= 0 && number <= 1)) {
            throw new IllegalArgumentException("share must be 0 to 1, but is " + number);
        }
    }

    /** Every call. */
    public static Occurrence each() {
        return new Occurrence(Kind.EACH, 1);
    }

    /** One call only: the n-th since the rule was added. */
    public static Occurrence nth(long n) {
        return new Occurrence(Kind.NTH, n);
    }

    /** The n-th call, the 2n-th and so on. */
    public static Occurrence every(long n) {
        return new Occurrence(Kind.EVERY, n);
    }

    /** A random share of the calls. */
    public static Occurrence share(double share) {
        return new Occurrence(Kind.SHARE, share);
    }

    /**
     * The selection by at most one of three numbers; without a number, each call.
     *
     * @throws IllegalArgumentException when more than one number is present
     */
    public static Occurrence of(Optional<Long> nth, Optional<Long> every, Optional<Double> share) {
        if (nth.isPresent() && every.isPresent() || share.isPresent() && (nth.isPresent() || every.isPresent())) {
            throw new IllegalArgumentException("give one of nth, every and share, not several");
        }
        return nth.map(Occurrence::nth)
                .or(() -> every.map(Occurrence::every))
                .or(() -> share.map(Occurrence::share))
                .orElseGet(Occurrence::each);
    }

    /** The attributes in the API's format; empty when the toxic acts on each call. */
    Map<String, Object> attributes() {
        return switch (kind) {
            case EACH -> Map.of();
            case NTH -> Map.of("nth", (long) number);
            case EVERY -> Map.of("every", (long) number);
            case SHARE -> Map.of("share", number);
        };
    }

    /**
     * A description that precedes the name of the call: {@code each}, {@code number 3}, {@code one in 10},
     * {@code a share of 0.1}.
     */
    public String description() {
        return switch (kind) {
            case EACH -> "each";
            case NTH -> "number " + (long) number;
            case EVERY -> "one in " + (long) number;
            case SHARE -> "a share of " + number;
        };
    }
}
