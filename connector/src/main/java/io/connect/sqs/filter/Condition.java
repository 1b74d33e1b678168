package io.connect.sqs.filter;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One thing an attribute may be. */
sealed interface Condition {

    boolean matches(AttributeValues values);

    /** The text itself. */
    record Exact(String text) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().contains(text);
        }
    }

    /** The number itself, however it is written. */
    record Number(BigDecimal number) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream()
                    .anyMatch(item -> item instanceof BigDecimal other && other.compareTo(number) == 0);
        }
    }

    /** Texts that begin so. */
    record Prefix(String prefix) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream().anyMatch(item -> item instanceof String text && text.startsWith(prefix));
        }
    }

    /** Texts that end so. */
    record Suffix(String suffix) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.items().stream().anyMatch(item -> item instanceof String text && text.endsWith(suffix));
        }
    }

    /** The text in any case. */
    record EqualsIgnoreCase(String text) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            String lower = text.toLowerCase(Locale.ROOT);
            return values.items().stream()
                    .anyMatch(item -> item instanceof String other
                            && other.toLowerCase(Locale.ROOT).equals(lower));
        }
    }

    /** Whether the message has the attribute at all. */
    record Exists(boolean expected) implements Condition {
        @Override
        public boolean matches(AttributeValues values) {
            return values.present() == expected;
        }
    }

    /** Present, and at least one value that none of the conditions takes. */
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

    /** Numbers in a range; either end may be open. */
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
