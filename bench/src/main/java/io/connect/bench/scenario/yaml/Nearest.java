package io.connect.bench.scenario.yaml;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the word that a mistyped word was probably meant to be. */
public final class Nearest {

    private Nearest() {}

    /** "; did you mean 'x'?", or "; valid: …" when no candidate is similar. */
    public static String hint(String met, Collection<String> candidates) {
        return of(met, candidates)
                .map(nearest -> "; did you mean '" + nearest + "'?")
                .orElseGet(
                        () -> candidates.isEmpty() ? "; there are none" : "; valid: " + String.join(", ", candidates));
    }

    /** The candidate with the smallest edit distance, unless more than about half of the word differs. */
    public static Optional<String> of(String met, Collection<String> candidates) {
        String word = met.toLowerCase(java.util.Locale.ROOT);
        return candidates.stream()
                .min(Comparator.comparingInt(candidate -> distance(word, candidate.toLowerCase(java.util.Locale.ROOT))))
                .filter(best -> distance(word, best.toLowerCase(java.util.Locale.ROOT))
                        <= Math.max(1, Math.min(word.length(), best.length()) / 2));
    }

    /** The number of insertions, deletions, replacements and swaps of neighbours that turn one word into the other. */
    public static int distance(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1;
                cost[i][j] = Math.min(cost[i - 1][j - 1] + replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && from.charAt(i - 1) == to.charAt(j - 2)
                        && from.charAt(i - 2) == to.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
                }
            }
        }
        return cost[from.length()][to.length()];
    }
}
