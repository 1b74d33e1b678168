package io.connect.bench.scenario.yaml;

import com.fasterxml.jackson.databind.node.ArrayNode;
import io.connect.bench.scenario.key.Word;
import io.connect.bench.scenario.unit.Bandwidth;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.DurationText;
import io.connect.bench.scenario.unit.Percent;
import io.connect.bench.scenario.unit.Rate;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The scalar types of the language. */
public final class Scalars {

    public static final Type<String> TEXT =
            new ScalarType<>("text", Scalars::notBlank, schema -> schema.put("type", "string"));

    /** For names that may look like numbers, and for Connect keys, whose values are passed on as written. */
    public static final Type<String> WORD = new ScalarType<>("a text or a number", Function.identity(), schema -> {
        ArrayNode types = schema.putArray("type");
        types.add("string").add("number").add("boolean");
    });

    public static final Type<Duration> DURATION =
            quantity("a duration", DurationText::parse, "^\\d+(\\.\\d+)?(us|ms|s|m|h|d)$", "250ms");
    public static final Type<DataSize> SIZE =
            quantity("a size", DataSize::parse, "^\\d+(\\.\\d+)?(B|[KMG]i?B)$", "10KB");
    public static final Type<Rate> RATE = quantity("a rate", Rate::parse, "^\\d+(\\.\\d+)?/s$", "500/s");
    public static final Type<Percent> PERCENT = quantity("a share", Percent::parse, "^\\d+(\\.\\d+)?%$", "10%");
    public static final Type<Bandwidth> BANDWIDTH =
            quantity("a bandwidth", Bandwidth::parse, "^\\d+(\\.\\d+)?([kMG]?bit|[KMG]?B)/s$", "10Mbit/s");

    public static final Type<Boolean> FLAG = new ScalarType<>(
            "true or false",
            text -> switch (text) {
                case "true" -> true;
                case "false" -> false;
                default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
            },
            schema -> schema.put("type", "boolean"));

    public static final Type<URI> ADDRESS = new ScalarType<>("an address", Scalars::address, schema -> {
        schema.put("type", "string");
        schema.put("pattern", "^https?://");
    });

    private static final Pattern NUMBER = Pattern.compile("-?\\d*\\.?\\d+([eE][+-]?\\d+)?");

    private Scalars() {}

    /** A whole number within inclusive bounds. */
    public static Type<Integer> whole(int min, int max) {
        return new ScalarType<>(
                "a whole number",
                text -> {
                    int number;
                    try {
                        number = Integer.parseInt(text);
                    } catch (NumberFormatException e) {
                        throw new IllegalArgumentException(
                                "'" + text + "' is not a whole number between " + min + " and " + max, e);
                    }
                    if (number < min || number > max) {
                        throw new IllegalArgumentException(number + " is out of range, expected " + min + " to " + max);
                    }
                    return number;
                },
                schema -> schema.put("type", "integer").put("minimum", min).put("maximum", max));
    }

    /** A finite number above {@code min}. */
    public static Type<Double> above(double min) {
        return new ScalarType<>(
                "a number",
                text -> {
                    // Java itself also reads 2f, 0x1p3 and NaN.
                    if (!NUMBER.matcher(text).matches()) {
                        throw new IllegalArgumentException("'" + text + "' is not a number, expected one like 0.5");
                    }
                    double number = Double.parseDouble(text);
                    if (!(number > min) || Double.isInfinite(number)) {
                        throw new IllegalArgumentException(text + " is out of range, expected more than " + min);
                    }
                    return number;
                },
                schema -> schema.put("type", "number").put("exclusiveMinimum", min));
    }

    /** One of the constants of an enum, by its text. */
    public static <E extends Word> Type<E> choice(List<E> constants) {
        List<String> words = constants.stream().map(Word::text).toList();
        return new ScalarType<>(
                "one of " + String.join(", ", words), met -> constants.get(indexOf(words, met)), schema -> {
                    ArrayNode values = schema.putArray("enum");
                    words.forEach(values::add);
                });
    }

    /** One of these words. */
    public static Type<String> oneOf(String... words) {
        List<String> list = List.of(words);
        return new ScalarType<>("one of " + String.join(", ", list), met -> list.get(indexOf(list, met)), schema -> {
            ArrayNode values = schema.putArray("enum");
            list.forEach(values::add);
        });
    }

    /** A text that {@code parser} accepts; editors get {@code pattern}. */
    public static <T> Type<T> quantity(String what, Function<String, T> parser, String pattern, String example) {
        return new ScalarType<>(what + " like " + example, parser, schema -> {
            schema.put("type", "string");
            schema.put("pattern", pattern);
            schema.putArray("examples").add(example);
        });
    }

    /** A quantity within inclusive bounds. */
    public static <T extends Comparable<T>> Type<T> between(Type<T> quantity, String least, String most) {
        ScalarType<T> type = (ScalarType<T>) quantity;
        T min = type.parser().apply(least);
        T max = type.parser().apply(most);
        return new ScalarType<>(
                type.what(),
                text -> {
                    T value = type.parser().apply(text);
                    if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
                        throw new IllegalArgumentException(
                                "'" + text + "' is out of range, expected " + least + " to " + most);
                    }
                    return value;
                },
                type.describe());
    }

    private static int indexOf(List<String> words, String met) {
        int index = words.indexOf(met);
        if (index < 0) {
            String hint = Nearest.of(met, words).isPresent() ? Nearest.hint(met, words) : "";
            throw new IllegalArgumentException("'" + met + "' is not one of " + String.join(", ", words) + hint);
        }
        return index;
    }

    private static String notBlank(String text) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("the text is blank");
        }
        return text.strip();
    }

    private static URI address(String text) {
        URI uri;
        try {
            uri = URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is not an address: " + e.getMessage(), e);
        }
        if (uri.getHost() == null || !List.of("http", "https").contains(uri.getScheme())) {
            throw new IllegalArgumentException("'" + text + "' is not an address like http://host:8083");
        }
        return uri;
    }
}
