package io.connect.sqs.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.AttributeValue;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterPolicyTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "{\"s\": [\"rugby\", \"football\"]}; s=rugby; true",
                "{\"s\": [\"rugby\"]}; s=Rugby; false",
                "{\"s\": [\"rugby\"]}; t=rugby; false",
                "{\"s\": [{\"prefix\": \"bas\"}]}; s=baseball; true",
                "{\"s\": [{\"prefix\": \"bas\"}]}; s=rugby; false",
                "{\"s\": [{\"suffix\": \"ball\"}]}; s=baseball; true",
                "{\"s\": [{\"suffix\": \"ball\"}]}; s=rugby; false",
                "{\"s\": [{\"equals-ignore-case\": \"TENNIS\"}]}; s=tennis; true",
                "{\"s\": [{\"anything-but\": [\"rugby\", \"tennis\"]}]}; s=golf; true",
                "{\"s\": [{\"anything-but\": [\"rugby\", \"tennis\"]}]}; s=rugby; false",
                "{\"s\": [{\"anything-but\": \"rugby\"}]}; t=golf; false",
                "{\"s\": [{\"anything-but\": {\"prefix\": \"ru\"}}]}; s=rugby; false",
                "{\"s\": [{\"anything-but\": {\"prefix\": \"ru\"}}]}; s=golf; true",
                "{\"s\": [{\"exists\": true}]}; s=x; true",
                "{\"s\": [{\"exists\": true}]}; t=x; false",
                "{\"s\": [{\"exists\": false}]}; t=x; true",
                "{\"n\": [{\"numeric\": [\"=\", 301.5]}]}; n=#3.015e2; true",
                "{\"n\": [{\"numeric\": [\">\", 0, \"<=\", 150]}]}; n=#150; true",
                "{\"n\": [{\"numeric\": [\">\", 0, \"<=\", 150]}]}; n=#0; false",
                "{\"n\": [{\"numeric\": [\"<\", 5]}]}; n=#4.9; true",
                "{\"n\": [100]}; n=#100.0; true",
                "{\"n\": [100]}; n=# 100 ; true",
                "{\"s\": [\"a\"], \"n\": [1]}; s=a; false",
                "{\"$or\": [{\"s\": [\"a\"]}, {\"n\": [1]}]}; n=#1; true",
                "{}; s=a; true",
            })
    void matchesAsSnsDoes(String policy, String attribute, boolean expected) {
        assertThat(FilterPolicy.parse(policy).matches(attributes(attribute))).isEqualTo(expected);
    }

    @Test
    void anyItemOfAStringArrayMatches() {
        Map<String, AttributeValue> attributes =
                Map.of("s", new AttributeValue.Text("String.Array", "[\"golf\", 7, true, null]"));

        assertThat(FilterPolicy.parse("{\"s\": [\"golf\"]}").matches(attributes))
                .isTrue();
        assertThat(FilterPolicy.parse("{\"s\": [7]}").matches(attributes)).isTrue();
        assertThat(FilterPolicy.parse("{\"s\": [true]}").matches(attributes)).isTrue();
        assertThat(FilterPolicy.parse("{\"s\": [null]}").matches(attributes)).isTrue();
        assertThat(FilterPolicy.parse("{\"s\": [\"chess\"]}").matches(attributes))
                .isFalse();
    }

    /** A String.Array value that is no JSON array counts as text. If it matched nothing, the message would be deleted. */
    @ParameterizedTest
    @ValueSource(strings = {"golf", "\"golf\"", "{\"a\": 1}", "5", "", "[\"golf\"", "golf]"})
    void aStringArrayThatIsNoArrayIsAText(String value) {
        Map<String, AttributeValue> attributes = Map.of("s", new AttributeValue.Text("String.Array", value));

        assertThat(FilterPolicy.parse("{\"s\": [{\"anything-but\": \"chess\"}]}")
                        .matches(attributes))
                .isTrue();
    }

    @Test
    void aBinaryAttributeExistsAndEqualsNothing() {
        Map<String, AttributeValue> attributes = Map.of("s", new AttributeValue.Binary("Binary", new byte[] {1}));

        assertThat(FilterPolicy.parse("{\"s\": [{\"exists\": true}]}").matches(attributes))
                .isTrue();
        assertThat(FilterPolicy.parse("{\"s\": [\"AQ==\"]}").matches(attributes))
                .isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '~',
            value = {
                "nonsense; it is no JSON",
                "[]; the policy must be a JSON object",
                "{\"s\": \"rugby\"}; the conditions of s must be a non-empty array",
                "{\"s\": []}; the conditions of s must be a non-empty array",
                "{\"s\": [{\"begins\": \"x\"}]}; 'begins' of s is no operator",
                "{\"s\": [{\"prefix\": 5}]}; prefix of s must be text, not 5",
                "{\"s\": [{\"exists\": \"yes\"}]}; exists of s must be true or false, not \"yes\"",
                "{\"s\": [{\"numeric\": [\"~\", 5]}]}; numeric of s is [\"~\",5]",
                "{\"s\": [{\"numeric\": [\">\", 5, \">\", 6]}]}; numeric of s is",
                "{\"s\": [{\"numeric\": [\">\", 9, \"<\", 1]}]}; the numeric range of s is empty",
                "{\"s\": [{\"prefix\": \"a\", \"suffix\": \"b\"}]}; a condition of s must hold one operator",
                "{\"s\": [[\"nested\"]]}; a condition of s is [\"nested\"]",
                "{\"$or\": [{\"s\": [\"a\"]}]}; $or must be an array of two policies or more",
                "{\"s\": [\"a\"], \"s\": [\"b\"]}; it is no JSON: Duplicate field",
                "{\"s\": [\"a\"]} {\"t\": [\"b\"]}; it is no JSON: Trailing token",
                "{\"s\": [\"a\"]}]; it is no JSON",
                "{\"s\": [\"a\"]} and more; it is no JSON",
                "{\"n\": [1e400]}; 1e400 of n is no number that an attribute can have",
                "{\"n\": [{\"numeric\": [\"<\", 1e9999999999]}]}; it ",
                "{\"n\": [{\"numeric\": [\"<\", -1e127]}]}; -1e127 of n is no number",
                "{\"n\": [1e-129]}; 1e-129 of n is no number",
                "{\"s\": [{\"wildcard\": \"a*\"}]}; 'wildcard' of s is no operator",
                "{\"s\": [{\"anything-but\": {\"exists\": true}}]}; anything-but of s excludes",
                "{\"s\": [{\"anything-but\": {\"numeric\": [\"=\", 1]}}]}; anything-but of s excludes",
                "{\"s\": [{}]}; a condition of s must hold one operator",
            })
    void refusesTextThatIsNoPolicyWithThePlace(String policy, String message) {
        assertThatThrownBy(() -> FilterPolicy.parse(policy))
                .isInstanceOf(FilterPolicyException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[1e9999999999]", "[1e-9999999999]", "[", "[\"", "[[[", "{\"a\": 1e99999999999}", "1e9999999999"
            })
    void noElementOfAStringArrayStopsTheMatching(String value) {
        Map<String, AttributeValue> attributes = Map.of("s", new AttributeValue.Text("String.Array", value));

        assertThat(FilterPolicy.parse("{\"s\": [\"golf\", {\"numeric\": [\">\", 0]}]}")
                        .matches(attributes))
                .isFalse();
        assertThat(FilterPolicy.parse("{\"s\": [{\"exists\": true}]}").matches(attributes))
                .isTrue();
    }

    @Test
    void namesEveryAttributeThatItLooksAt() {
        FilterPolicy policy = FilterPolicy.parse(
                "{\"a\": [{\"exists\": false}], \"$or\": [{\"b\": [1]}, {\"c\": [1], \"$or\": [{\"d\": [1]}, {\"e\": [1]}]}]}");

        assertThat(policy.attributeNames()).containsExactlyInAnyOrder("a", "b", "c", "d", "e");
    }

    private static Map<String, AttributeValue> attributes(String text) {
        Map<String, AttributeValue> attributes = new HashMap<>();
        String[] parts = text.split("=", 2);
        attributes.put(
                parts[0],
                parts[1].startsWith("#")
                        ? new AttributeValue.Numeric("Number", parts[1].substring(1))
                        : new AttributeValue.Text("String", parts[1]));
        return attributes;
    }
}
