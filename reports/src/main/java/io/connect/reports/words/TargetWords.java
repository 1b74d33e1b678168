package io.connect.reports.words;

import io.connect.reports.model.Better;
import io.connect.reports.model.MetricResult;
import io.connect.reports.text.Numbers;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats a target for people: {@code ≤ 400 ms}, {@code ≥ 87 % of a (104.7 µs)}. */
public final class TargetWords {

    private static final Pattern RELATIVE =
            Pattern.compile("(<=|>=|<|>)\\s*([\\d.]+)\\s*%\\s+of\\s+@(\\S+)(\\s+\\(.*\\))?");
    private static final Pattern WITHIN =
            Pattern.compile("within\\s+([\\d.]+)\\s*\\S*?\\.\\.([\\d.]+)\\s*(\\S+?)(?:\\s+of\\s+@(\\S+))?");
    private static final Pattern SYMBOL = Pattern.compile("(<=|>=|<|>).*");
    /**
     * The remark in a target that was scaled with its load, or that cannot show much; it comes from the scenario as it was run.
     */
    private static final Pattern REMARK = Pattern.compile("(.*?), ((?:follows|cannot)\\b.*)", Pattern.DOTALL);

    private TargetWords() {}

    /** The target of a figure; empty without one. */
    public static String of(MetricResult metric) {
        if (metric.target() == null) {
            return "";
        }
        Matcher remark = REMARK.matcher(metric.target());
        boolean remarked = remark.matches();
        String words = words(remarked ? remark.group(1) : metric.target().strip(), metric);
        return remarked ? words + ", " + remark.group(2) : words;
    }

    private static String words(String text, MetricResult metric) {
        Matcher within = WITHIN.matcher(text);
        if (within.matches()) {
            boolean relative = within.group(4) != null;
            return within.group(1) + "–" + within.group(2) + " "
                    + (relative ? "% of " + within.group(4) : metric.unit());
        }
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return sign(relative.group(1)) + " " + relative.group(2) + " % of " + relative.group(3)
                    + (metric.limit() == null ? "" : " (" + value(metric.limit(), metric.unit()) + ")")
                    + Optional.ofNullable(relative.group(4)).orElse("");
        }
        if (metric.limit() == null) {
            return text;
        }
        String limit = value(metric.limit(), metric.unit());
        Matcher symbol = SYMBOL.matcher(text);
        if (symbol.matches()) {
            return sign(symbol.group(1)) + " " + limit;
        }
        // A range is judged by its worse end, and a limit without a symbol includes its own value.
        boolean none = metric.limit() == 0 && metric.better() == Better.LOWER;
        return none ? limit : (metric.better() == Better.HIGHER ? "≥ " : "≤ ") + limit;
    }

    private static String value(double limit, String unit) {
        return number(limit) + (unit.equals("count") ? "" : " " + unit);
    }

    /** Formats a limit as a person wrote it: 400 and 0.1, not 400.0 and 0.100. */
    private static String number(double limit) {
        return limit == Math.rint(limit)
                ? Numbers.count((long) limit)
                : Numbers.plain(limit).replaceFirst("(\\.\\d*?)0+$", "$1").replaceFirst("\\.$", "");
    }

    private static String sign(String symbol) {
        return switch (symbol) {
            case "<=" -> "≤";
            case ">=" -> "≥";
            default -> symbol;
        };
    }
}
