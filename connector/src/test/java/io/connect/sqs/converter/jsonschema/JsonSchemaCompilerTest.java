package io.connect.sqs.converter.jsonschema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSchemaCompilerTest {

    private static final String SCHEMA = """
            {"$schema":"http://json-schema.org/draft-07/schema#","title":"Order","type":"object",
             "required":["id","lines"],
             "properties":{
               "id":{"type":"integer","minimum":1},
               "price":{"type":"number"},
               "note":{"type":["string","null"]},
               "status":{"enum":["NEW","OLD"]},
               "lines":{"type":"array","items":{"$ref":"#/definitions/line"}},
               "labels":{"type":"object","additionalProperties":{"type":"string"}},
               "open":{"type":"object"},
               "either":{"oneOf":[{"type":"string"},{"type":"integer"}]},
               "maybe":{"oneOf":[{"type":"null"},{"type":"boolean"}]}},
             "definitions":{"line":{"type":"object","required":["sku"],
               "properties":{"sku":{"type":"string","minLength":2},"count":{"type":"integer"}}}}}""";

    private static final CompiledSchema COMPILED = compile(SCHEMA, false, Map.of());

    @Test
    void convertsDescribedPartsAndKeepsTheRestAsText() {
        Struct struct = (Struct) COMPILED.fromJson("""
                        {"id":7,"price":2,"note":null,"status":"NEW","lines":[{"sku":"ab","count":3}],
                         "labels":{"k":"v"},"open":{"x":[1]},"either":5,"maybe":true}""").value();

        struct.validate();
        assertThat(struct.schema().name()).isEqualTo("Order");
        assertThat(struct.getInt64("id")).isEqualTo(7);
        assertThat(struct.getFloat64("price")).isEqualTo(2.0);
        assertThat(struct.get("note")).isNull();
        assertThat(struct.getMap("labels")).isEqualTo(Map.of("k", "v"));
        assertThat(struct.getString("open")).isEqualTo("{\"x\":[1]}");
        assertThat(struct.getString("either")).isEqualTo("5");
        assertThat(struct.getBoolean("maybe")).isTrue();
        assertThat(((Struct) struct.getArray("lines").get(0)).getInt64("count")).isEqualTo(3);
        assertThat(struct.schema().field("id").schema()).isEqualTo(Schema.INT64_SCHEMA);
        assertThat(struct.schema().field("price").schema()).isEqualTo(Schema.OPTIONAL_FLOAT64_SCHEMA);
    }

    @Test
    void namesTheFieldThatDoesNotFit() {
        assertMisfit("{\"id\":\"x\",\"lines\":[]}", "Field id");
        assertMisfit("{\"id\":0,\"lines\":[]}", "Field id");
        assertMisfit("{\"lines\":[]}", "id");
        assertMisfit("{\"id\":1,\"lines\":[{\"sku\":\"ab\"},{\"sku\":\"a\"}]}", "Field lines.1.sku");
        assertMisfit("{\"id\":1,\"lines\":[],\"other\":1}", "Field other", "no place");
        assertMisfit("{\"id\":1,\"lines\":[],\"status\":\"X\"}", "Field status");
        assertMisfit("[]", "The body");
        assertMisfit("{\"id\":12345678901234567890123,\"lines\":[]}", "Field id", "64 bits");
    }

    @Test
    void keepsTheDigitsOfNumbersTheSchemaDoesNotDescribe() {
        CompiledSchema schema = compile("{\"type\":\"object\",\"properties\":{\"payload\":{}}}", false, Map.of());

        Struct struct = (Struct) schema.fromJson(
                        "{\"payload\":{\"amount\":12345678901234567.89,\"tiny\":0.1234567890123456789012,\"cents\":1.10,"
                                + "\"long\":123456789012345678901234567890,\"big\":1e400}}")
                .value();

        assertThat(struct.getString("payload"))
                .isEqualTo("{\"amount\":12345678901234567.89,\"tiny\":0.1234567890123456789012,\"cents\":1.10,"
                        + "\"long\":123456789012345678901234567890,\"big\":1E+400}");
    }

    @Test
    void comparesNumbersWithAllTheirDigits() {
        CompiledSchema schema = compile(
                "{\"properties\":{\"n\":{\"type\":\"number\",\"maximum\":12345678901234567.89}}}", false, Map.of());

        assertThat(schema.fromJson("{\"n\":12345678901234567.89}").value()).isNotNull();
        assertThatThrownBy(() -> schema.fromJson("{\"n\":12345678901234567.90}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Field n");
    }

    @Test
    void refusesNumbersThatNoTypeHolds() {
        assertMisfit("{\"id\":1,\"lines\":[],\"price\":1e400}", "Field price", "range of a double");
        assertMisfit("{\"id\":1,\"lines\":[],\"price\":-1e400}", "Field price", "range of a double");
        CompiledSchema divided =
                compile("{\"properties\":{\"n\":{\"multipleOf\":0.01},\"i\":{\"type\":\"integer\"}}}", false, Map.of());
        for (String number : List.of("1e999999999", "1e-999999999", "-1e99999")) {
            for (String field : List.of("n", "i", "other")) {
                assertThatThrownBy(() -> divided.fromJson("{\"" + field + "\":" + number + "}"))
                        .as(number)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("digits");
            }
        }
    }

    @Test
    void readsJsonBehindAByteOrderMark() {
        byte[] marked = "\uFEFF{\"id\":1,\"lines\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThat(((Struct) COMPILED.fromJson("\uFEFF{\"id\":1,\"lines\":[]}").value()).getInt64("id"))
                .isEqualTo(1);
        assertThat(((Struct) COMPILED.fromWire(marked, 0, marked.length).value()).getInt64("id"))
                .isEqualTo(1);
    }

    @Test
    void refusesBrokenJson() {
        for (String body : List.of("", "{", "x", "{\"id\":1,\"lines\":[]} y", "{\"id\":1,\"lines\":[]}{}")) {
            assertThatThrownBy(() -> COMPILED.fromJson(body)).as(body).isInstanceOf(DataException.class);
        }
    }

    @Test
    void readsJsonBehindTheSchemaId() {
        byte[] body = "xx{\"id\":1,\"lines\":[]}".getBytes(StandardCharsets.UTF_8);

        assertThat(((Struct) COMPILED.fromWire(body, 2, body.length - 2).value()).getInt64("id"))
                .isEqualTo(1);
        assertThatThrownBy(() -> COMPILED.fromWire(new byte[] {(byte) 0xFF}, 0, 1))
                .isInstanceOf(DataException.class);
    }

    @Test
    void followsReferencesOfTheRegistryAndNoOthers() {
        CompiledSchema schema = compile(
                "{\"type\":\"object\",\"properties\":{\"c\":{\"$ref\":\"customer.json\"}}}",
                false,
                Map.of(
                        "customer.json",
                        "{\"type\":\"object\",\"properties\":{\"name\":{\"type\":\"string\"}},\"required\":[\"name\"]}"));

        Struct struct = (Struct) schema.fromJson("{\"c\":{\"name\":\"Ann\"}}").value();
        assertThat(struct.getStruct("c").getString("name")).isEqualTo("Ann");
        assertThatThrownBy(() -> schema.fromJson("{\"c\":{}}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("name");
        assertThatThrownBy(() -> compile(
                                "{\"properties\":{\"c\":{\"$ref\":\"http://127.0.0.1:1/none.json\"}}}", false, Map.of())
                        .fromJson("{\"c\":{}}"))
                .isInstanceOf(DataException.class);
    }

    /** A registry resolves references by name. The name may be the one of the referring document, or no legal address. */
    @ParameterizedTest
    @ValueSource(strings = {"schema", "order item"})
    void findsAReferenceByItsName(String name) {
        CompiledSchema compiled = compile(
                "{\"type\":\"object\",\"properties\":{\"line\":{\"$ref\":\"" + name + "\"}}}",
                false,
                Map.of(name, "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"integer\"}}}"));

        Struct struct = (Struct) compiled.fromJson("{\"line\":{\"sku\":7}}").value();

        assertThat(struct.getStruct("line").getInt64("sku")).isEqualTo(7);
    }

    /** Each schema describes the field {@code line} by an address or an anchor instead of a path. */
    @ParameterizedTest
    @ValueSource(strings = {"""
                {"$id":"https://example.com/order.json","properties":{"line":{"$ref":
                  "https://example.com/order.json#/definitions/line"}},"definitions":{"line":LINE}}""", """
                {"$id":"https://example.com/order.json","properties":{"line":{"$ref":"order.json#/definitions/line"}},
                 "definitions":{"line":LINE}}""", """
                {"$id":"urn:example:order","properties":{"line":{"$ref":"urn:example:order#/definitions/line"}},
                 "definitions":{"line":LINE}}""", """
                {"$schema":"http://json-schema.org/draft-04/schema#","id":"https://example.com/order.json","properties":{
                  "line":{"$ref":"https://example.com/order.json#/definitions/line"}},"definitions":{"line":LINE}}""", """
                {"properties":{"line":{"$ref":"#line"}},"definitions":{"a line":{"$id":"#line","allOf":[LINE]}}}""", """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","properties":{"line":{"$ref":"#line"}},
                 "$defs":{"a line":{"$anchor":"line","allOf":[LINE]}}}""", """
                {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://example.com/order",
                 "properties":{"line":{"$ref":"/schemas/line"}},"$defs":{"sku":{"type":"string"},"line":{
                   "$id":"/schemas/line","properties":{"sku":{"$ref":"#/$defs/sku"}},"$defs":{"sku":{"type":"integer"}}}}}""", """
                {"properties":{"line":{"$ref":"#/properties/default"},"default":LINE}}"""})
    void followsAddressesAndAnchorsInsideASchema(String schema) {
        CompiledSchema compiled = compile(
                schema.replace("LINE", "{\"type\":\"object\",\"properties\":{\"sku\":{\"type\":\"integer\"}}}"),
                false,
                Map.of());

        Struct struct = (Struct) compiled.fromJson("{\"line\":{\"sku\":7}}").value();

        assertThat(struct.getStruct("line").getInt64("sku")).isEqualTo(7);
        assertThatThrownBy(() -> compiled.fromJson("{\"line\":{\"sku\":\"x\"}}"))
                .isInstanceOf(DataException.class);
    }

    /** The registry knows a referenced schema by a name of its own; other schemas refer to it by its address. */
    @Test
    void followsTheAddressesOfReferencedSchemas() {
        CompiledSchema schema = compile(
                "{\"properties\":{\"c\":{\"$ref\":\"https://example.com/customer.json#/definitions/name\"}}}",
                false,
                Map.of(
                        "customer",
                        "{\"$id\":\"https://example.com/customer.json\",\"definitions\":{\"name\":{\"properties\":"
                                + "{\"first\":{\"type\":\"string\"}}}}}"));

        Struct struct = (Struct) schema.fromJson("{\"c\":{\"first\":\"Ann\"}}").value();

        assertThat(struct.getStruct("c").getString("first")).isEqualTo("Ann");
    }

    @Test
    void mergesTheFieldsOfAllOfAndLeavesCirclesAsText() {
        CompiledSchema schema = compile("""
                {"allOf":[{"type":"object","properties":{"a":{"type":"string"}},"required":["a"]},
                          {"properties":{"self":{"$ref":"#"}}}]}""", false, Map.of());

        Struct struct =
                (Struct) schema.fromJson("{\"a\":\"x\",\"self\":{\"a\":\"y\"}}").value();
        assertThat(struct.getString("a")).isEqualTo("x");
        assertThat(struct.getString("self")).isEqualTo("{\"a\":\"y\"}");
    }

    /** As JSON text they would have quotation marks, unlike the same text of an enumeration. */
    @Test
    void aTextThatTheSchemaGivesIsAString() {
        CompiledSchema schema = compile(
                "{\"properties\":{\"kind\":{\"const\":\"order\"},\"state\":{\"enum\":[\"NEW\",null]},\"n\":{\"const\":1}}}",
                false,
                Map.of());

        Struct struct = (Struct) schema.fromJson("{\"kind\":\"order\",\"state\":\"NEW\",\"n\":1}")
                .value();

        assertThat(struct.getString("kind")).isEqualTo("order");
        assertThat(struct.getString("state")).isEqualTo("NEW");
        assertThat(struct.getString("n")).isEqualTo("1");
    }

    /** Otherwise the record would lack a required field, and the converter of the worker would fail the task. */
    @Test
    void aChoiceOfOneTypeMayBeMissingLikeAnyOtherField() {
        for (String choice : List.of("oneOf", "anyOf")) {
            CompiledSchema schema = compile(
                    "{\"type\":\"object\",\"properties\":{\"to\":{\"" + choice + "\":[{\"type\":\"string\"}]}}}",
                    false,
                    Map.of());

            Struct struct = (Struct) schema.fromJson("{}").value();

            struct.validate();
            assertThat(struct.get("to")).isNull();
        }
    }

    /** Without a type, a schema allows other values than objects. A record of them would lack even required fields. */
    @Test
    void refusesWhatIsNoObjectWhereASchemaDescribesFieldsWithoutAType() {
        CompiledSchema fields =
                compile("{\"properties\":{\"id\":{\"type\":\"string\"}},\"required\":[\"id\"]}", false, Map.of());
        CompiledSchema entries =
                compile("{\"properties\":{},\"additionalProperties\":{\"type\":\"string\"}}", false, Map.of());

        for (String body : List.of("[{\"id\":\"a\"}]", "\"a\"", "5", "true")) {
            for (CompiledSchema schema : List.of(fields, entries)) {
                assertThatThrownBy(() -> schema.fromJson(body))
                        .as(body)
                        .isInstanceOf(DataException.class)
                        .hasMessageContaining("an object expected");
            }
        }
    }

    /** Each of these schemas has all others as fields, so a record would have a field for every order of them. */
    @Test
    void refusesSchemasThatReferToEachOtherWithoutLimit() {
        int schemas = 8;
        String fields = IntStream.range(0, schemas)
                .mapToObj(i -> "\"f" + i + "\":{\"$ref\":\"#/definitions/s" + i + "\"}")
                .collect(Collectors.joining(","));
        String definitions = IntStream.range(0, schemas)
                .mapToObj(i -> "\"s" + i + "\":{\"type\":\"object\",\"properties\":{" + fields + "}}")
                .collect(Collectors.joining(","));

        assertThatThrownBy(() -> compile(
                        "{\"$ref\":\"#/definitions/s0\",\"definitions\":{" + definitions + "}}", false, Map.of()))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than 20000 parts");
    }

    /** Registries keep schemas of any draft, and read those of a draft that they do not know as draft 7. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://json-schema.org/draft-04/schema#",
                "https://json-schema.org/draft-07/schema#",
                "http://json-schema.org/draft-07/schema",
                "http://json-schema.org/draft/2020-12/schema",
                "https://json-schema.org/draft/2019-09/schema#",
                "http://json-schema.org/schema#",
                "http://json-schema.org/draft-03/schema#",
                "https://example.com/meta",
                "7"
            })
    void readsSchemasOfAnyDraft(String draft) {
        CompiledSchema schema = compile(
                "{\"$schema\":\"" + draft + "\",\"type\":\"object\",\"properties\":{\"a\":{\"type\":\"integer\"}}}",
                false,
                Map.of());

        assertThat(((Struct) schema.fromJson("{\"a\":1}").value()).getInt64("a"))
                .isEqualTo(1);
    }

    @Test
    void refusesTextThatIsNoSchema() {
        assertThatThrownBy(() -> compile("{\"type\":", false, Map.of())).isInstanceOf(DataException.class);
        assertThatThrownBy(() -> compile("{\"type\":\"nonsense\"}", false, Map.of()))
                .isInstanceOf(DataException.class);
    }

    @Test
    void validatesInManyThreadsAtOnce() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> work = new ArrayList<>();
            for (int i = 1; i <= 400; i++) {
                int id = i;
                work.add(() -> ((Struct) COMPILED.fromJson("{\"id\":" + id + ",\"lines\":[{\"sku\":\"ab\"}]}")
                                        .value())
                                .getInt64("id")
                        == id);
            }
            for (Future<Boolean> done : threads.invokeAll(work)) {
                assertThat(done.get()).isTrue();
            }
        } finally {
            threads.shutdown();
        }
    }

    @Property(tries = 200)
    void noTextDoesWorseThanADataException(@ForAll String text) {
        for (String body : List.of(text, "{\"id\":1,\"lines\":[],\"open\":" + text + "}", "{\"id\":" + text)) {
            try {
                COMPILED.fromJson(body);
            } catch (DataException expected) {
                assertThat(expected.getMessage()).isNotBlank();
            }
        }
    }

    private static void assertMisfit(String body, String... parts) {
        assertThatThrownBy(() -> COMPILED.fromJson(body))
                .as(body)
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private static CompiledSchema compile(String schema, boolean ignoreUnknown, Map<String, String> references) {
        return new JsonSchemaCompiler(ignoreUnknown)
                .compile(new RegisteredSchema(4, "JSON", schema, List.of()), references);
    }
}
