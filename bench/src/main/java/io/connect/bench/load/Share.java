package io.connect.bench.load;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One generator's part of a load that several generators offer together. The parts of any count add up exactly to the whole.
 *
 * @param part the part, counted from 1
 * @param of the total number of parts
 */
public record Share(int part, int of) {

    /** The whole load. */
    public static final Share WHOLE = new Share(1, 1);

    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/([1-9]\\d{0,3})");

    /** Checks that the part exists. */
    public Share {
        if (part < 1 || part > of) {
            throw new IllegalArgumentException(
                    "shard " + part + "/" + of + " does not exist; shards run from 1/" + of + " to " + of + "/" + of);
        }
    }

    /** Reads text such as {@code 2/4}. */
    public static Share parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "-Dshard=" + text + " is no shard; it is written i/n, such as 1/4 for the first of four");
        }
        return new Share(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether this is the only generator. */
    public boolean isWhole() {
        return of == 1;
    }

    /** Number of the producer that sends this part's messages. */
    public int producer() {
        return part - 1;
    }

    /** This generator's part of a count. */
    public long of(long total) {
        return total / of + (part <= total % of ? 1 : 0);
    }

    @Override
    public String toString() {
        return part + "/" + of;
    }
}
