package io.connect.sqs.validation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the key that a misspelled one stands for. */
final class NearestKey {

    /** A third of the letters may differ; with more a guess is mostly wrong. */
    private static final int SHARE = 3;

    private NearestKey() {}

    /** The known key that differs least, in a third of the letters at most, else the longest one that the key goes on from. */
    static Optional<String> of(String key, Collection<String> known) {
        String wanted = plain(key);
        return within(key.length() / SHARE, key, known)
                .or(() -> known.stream()
                        .filter(candidate -> wanted.startsWith(candidate + "."))
                        .max(Comparator.comparingInt(String::length)));
    }

    /** The known key that differs least, in {@code most} letters at most; upper case and the kind of separator do not count. */
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
