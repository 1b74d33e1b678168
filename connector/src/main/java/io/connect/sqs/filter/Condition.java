package io.connect.sqs.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A condition for an attribute. */
sealed interface Condition {

    boolean matches(AttributeValues values);

    /** Matches exactly this text. */
    record Exact(String text) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().contains(text);
        }
    }

    /** Matches this number in any notation. */
    record Number(BigDecimal number) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream()
                    .anyMatch(item -> item instanceof BigDecimal other && other.compareTo(number) == 0);
        }
    }

    /** Matches texts with this prefix. */
    record Prefix(String prefix) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream().anyMatch(item -> item instanceof String text && text.startsWith(prefix));
        }
    }

    /** Matches texts with this suffix. */
    record Suffix(String suffix) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream().anyMatch(item -> item instanceof String text && text.endsWith(suffix));
        }
    }

    /** Matches this text in upper or lower case. */
    record EqualsIgnoreCase(String text) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            String lower = text.toLowerCase(Locale.ROOT);
            return values.items().stream()
                    .anyMatch(item -> item instanceof String other
                            && other.toLowerCase(Locale.ROOT).equals(lower));
        }
    }

    /** Matches if the message has the attribute, or if it does not have it. */
    record Exists(boolean expected) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.present() == expected;
        }
    }

    /** Matches if the attribute is present and at least one value matches none of the conditions. */
    record AnythingBut(List<Condition> excluded) implements Condition {
        public AnythingBut {
            excluded = List.copyOf(excluded);
        }

        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream().anyMatch(item -> {
                AttributeValues one = new AttributeValues(true, List.of(item));
                return excluded.stream().noneMatch(condition -> condition.matches(one));
            });
        }
    }

    /** Matches numbers in a range; each end may be missing. */
    record Range(Optional<Bound> lower, Optional<Bound> upper) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream()
                    .anyMatch(item -> item instanceof BigDecimal number
                            && lower.map(bound -> bound.isBelow(number)).orElse(true)
                            && upper.map(bound -> bound.isAbove(number)).orElse(true));
        }
    }

    /** An end of a range. */
    record Bound(BigDecimal value, boolean inclusive) {
        boolean isBelow(BigDecimal number) {
            int order = value.compareTo(number);
            return order < 0 || inclusive && order == 0;
        }

        boolean isAbove(BigDecimal number) {
            int order = value.compareTo(number);
            return order > 0 || inclusive && order == 0;
        }
    }
}
