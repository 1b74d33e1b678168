package io.connect.sqs.converter.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.common.config.ConfigException;
import org.junit.jupiter.api.Test;

class JsonFieldsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void findsNestedFieldsInOrderOfTheText() {
        String text = "{\"b\" : {\"x\":1, \"uri\": \"two\"}, \"a\":\"one\"}";

        List<FieldValue> found = fields("a", "b.uri").find(text);

        assertThat(found)
                .extracting(value -> text.substring(value.start(), value.end()))
                .containsExactly("\"two\"", "\"one\"");
        assertThat(found).extracting(FieldValue::string).containsExactly(Optional.of("two"), Optional.of("one"));
    }

    @Test
    void findsItemsByIndexAndAnyItemByAStar() {
        String text = "{\"items\":[{\"u\":\"0\"},{\"u\":\"1\"},{\"v\":2}]}";

        assertThat(fields("items.1.u").find(text))
                .extracting(FieldValue::string)
                .containsExactly(Optional.of("1"));
        assertThat(fields("items.*.u").find(text)).hasSize(2);
    }

    @Test
    void takesADotBehindABackslashAsPartOfTheName() {
        assertThat(fields("a\\.b.c").find("{\"a.b\":{\"c\":\"x\"}}")).hasSize(1);
    }

    @Test
    void tellsValuesThatAreNoStrings() {
        String text = "{\"n\":12.5, \"o\": {\"k\":[1,2]}, \"z\":null}";

        assertThat(fields("n", "o", "z").find(text))
                .allSatisfy(value -> assertThat(value.string()).isEmpty())
                .extracting(value -> text.substring(value.start(), value.end()))
                .containsExactly("12.5", "{\"k\":[1,2]}", "null");
    }

    @Test
    void findsNothingWhereTheTextIsNoJsonOrGoesOnAfterIt() {
        for (String text :
                List.of("", "plain", "{\"a\":", "{\"a\":\"x\"} {}", "{\"a\":\"x\"", "\"a\"", "{\"a\":\"x\",}")) {
            assertThat(fields("a").find(text)).as(text).isEmpty();
        }
    }

    @Test
    void skipsAByteOrderMarkAndCountsItInPositions() {
        String text = "\uFEFF {\"a\":[\"x\"]}";
        FieldValue found = fields("a.0").find(text).get(0);

        assertThat(text.substring(found.start(), found.end())).isEqualTo("\"x\"");
        assertThat(JsonFields.isContainer(text)).isTrue();
        assertThat(fields("a").find("\uFEFF\uFEFF{\"a\":1}")).isEmpty();
        assertThat(fields("a").find("\uFEFF")).isEmpty();
    }

    @Test
    void refusesPathsWithEmptySegments() {
        for (String path : List.of("", ".", "a..b", "a.")) {
            assertThatThrownBy(() -> FieldPath.parse("the.key", path))
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("the.key")
                    .hasMessageContaining("empty segment");
        }
    }

    @Test
    void readsFieldsBehindStringsOfManyMegabytes() {
        String large = "x".repeat(25_000_000);

        assertThat(fields("b").find("{\"a\":\"" + large + "\",\"b\":\"y\"}")).hasSize(1);
    }

    @Test
    void tellsContainersFromOtherText() {
        assertThat(List.of("{}", " [1]", "{\"a\":[{}]}\n")).allMatch(JsonFields::isContainer);
        assertThat(List.of("", "1", "{", "{}x", "[1,]", "x{}")).noneMatch(JsonFields::isContainer);
    }

    @Property(tries = 300)
    void splicingEqualsReplacingInTheTree(
            @ForAll String before, @ForAll String replaced, @ForAll String after, @ForAll String content)
            throws Exception {
        ObjectNode tree = JSON.createObjectNode();
        tree.put("before", before);
        tree.putObject("x").put("field", replaced).put("other", 1);
        tree.put("after", after);
        // A lone surrogate has no UTF-8 encoding, and SQS cannot deliver one.
        String text = new String(JSON.writeValueAsBytes(tree), StandardCharsets.UTF_8);
        byte[] utf8 = content.getBytes(StandardCharsets.UTF_8);

        List<FieldValue> found = fields("x.field").find(text);
        JsonSplicer splicer = new JsonSplicer(text, utf8.length);
        splicer.replaceWithString(found.get(0), utf8, utf8.length);

        JsonNode expected = JSON.readTree(text);
        ((ObjectNode) expected.get("x")).put("field", new String(utf8, StandardCharsets.UTF_8));
        assertThat(JSON.readTree(splicer.finish())).isEqualTo(expected);
    }

    @Property(tries = 500)
    void noTextMakesItFail(@ForAll String text) {
        fields("a", "*.b", "0").find(text);
        fields("a", "*.b", "0").find("{" + text);
        fields("a", "*.b", "0").find("{\"a\":" + text);
    }

    @Property(tries = 500)
    void validUtf8IsWhatDecodesStrictly(@ForAll @Size(max = 40) byte[] bytes, @ForAll String text) {
        boolean roundTrips =
                Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
        byte[] fromText = text.getBytes(StandardCharsets.UTF_8);

        assertThat(Utf8.isValid(bytes, bytes.length)).isEqualTo(roundTrips);
        assertThat(Utf8.isValid(fromText, fromText.length)).isTrue();
    }

    private static JsonFields fields(String... paths) {
        return new JsonFields(
                Arrays.stream(paths).map(path -> FieldPath.parse("test", path)).toList());
    }
}
