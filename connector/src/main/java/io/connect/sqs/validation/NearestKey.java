package io.connect.sqs.validation;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Finds the known key for a misspelled key. */
final class NearestKey {

    /** One of so many letters may differ. If more than a third differ, the guess is mostly wrong. */
    private static final int SHARE = 3;

    private static final int SLIP = 2;

    private NearestKey() {}

    /**
     * Finds a similar known key. The candidates are, in this order: a key that differs by a small typing mistake; a key with
     * the same words and additional or missing ones; a key that begins with this one; a key with a similar spelling.
     */
    static Optional<String> of(String key, Collection<String> known) {
        return slipped(key, known)
                .or(() -> ofTheSameWords(key, known))
                .or(() -> begunWith(key, known))
                .or(() -> within(key.length() / SHARE, key, known));
    }

    private static Optional<String> ofTheSameWords(String key, Collection<String> known) {
        Set<String> wanted = words(plain(key));
        return known.stream()
                .filter(candidate -> words(candidate).containsAll(wanted) || wanted.containsAll(words(candidate)))
                .min(Comparator.<String>comparingInt(
                                candidate -> Math.abs(words(candidate).size() - wanted.size()))
                        .thenComparing(candidate -> distance(plain(key), candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static Optional<String> begunWith(String key, Collection<String> known) {
        return known.stream()
                .filter(candidate -> candidate.startsWith(plain(key)))
                .min(Comparator.<String>comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
    }

    private static Set<String> words(String key) {
        return new HashSet<>(Arrays.asList(key.split("\\.")));
    }

    /** The known key that differs by a small typing mistake. */
    static Optional<String> slipped(String key, Collection<String> known) {
        return within(SLIP, key, known);
    }

    /** The known key without its first word, such as {@code sqs}. A key of one word is too little for a guess. */
    static Optional<String> withFirstWord(String key, Collection<String> known) {
        String wanted = plain(key);
        if (!wanted.contains(".")) {
            return Optional.empty();
        }
        List<String> candidates = known.stream()
                .filter(candidate ->
                        candidate.substring(candidate.indexOf('.') + 1).equals(wanted))
                .toList();
        return candidates.size() == 1 ? Optional.of(candidates.get(0)) : Optional.empty();
    }

    /**
     * The known key with the fewest different letters, at most {@code most}. Upper case and the kind of separator do not
     * matter.
     */
    static Optional<String> within(int most, String key, Collection<String> known) {
        String wanted = plain(key);
        return known.stream()
                .filter(candidate -> distance(wanted, candidate) <= most)
                .min(Comparator.<String>comparingInt(candidate -> distance(wanted, candidate))
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static String plain(String key) {
        return key.strip().toLowerCase(Locale.ROOT).replace('_', '.').replace('-', '.');
    }

    private static int distance(String left, String right) {
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int substituted = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(substituted, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[right.length()];
    }
}
