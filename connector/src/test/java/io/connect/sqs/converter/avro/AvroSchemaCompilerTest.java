package io.connect.sqs.converter.avro;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.apache.avro.io.JsonEncoder;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class AvroSchemaCompilerTest {

    private static final String SCHEMA = """
            {"type":"record","name":"Order","namespace":"shop","fields":[
              {"name":"id","type":"long"},
              {"name":"count","type":"int","default":3},
              {"name":"ratio","type":"float"},
              {"name":"price","type":"double"},
              {"name":"paid","type":"boolean"},
              {"name":"note","type":["null","string"],"default":null},
              {"name":"hash","type":{"type":"fixed","name":"Hash","size":2}},
              {"name":"raw","type":"bytes"},
              {"name":"kind","type":{"type":"enum","name":"Kind","symbols":["NEW","OLD"]}},
              {"name":"tags","type":{"type":"array","items":"string"}},
              {"name":"sizes","type":{"type":"map","values":"int"}},
              {"name":"amount","type":{"type":"bytes","logicalType":"decimal","precision":9,"scale":2}},
              {"name":"day","type":{"type":"int","logicalType":"date"}},
              {"name":"at","type":{"type":"long","logicalType":"timestamp-millis"}},
              {"name":"customer","type":["null",{"type":"record","name":"Customer","fields":[
                {"name":"name","type":"string"}]}]},
              {"name":"choice","type":["null","int","string","shop.Customer"]}
            ]}""";

    private static final Schema AVRO = new Schema.Parser().parse(SCHEMA);
    private static final CompiledSchema COMPILED = compile(SCHEMA, false);

    @Test
    void readsBinaryAndAvrosOwnJsonAlike() throws IOException {
        GenericRecord record = example();

        SchemaAndValue binary = fromBinary(COMPILED, binary(record));
        SchemaAndValue json = COMPILED.fromJson(json(record));

        check((Struct) binary.value());
        assertThat(json.value()).isEqualTo(binary.value());
        ((Struct) json.value()).validate();
    }

    @Test
    void readsPlainJsonWithUnionsUnmarkedAndDefaultsFilledIn() {
        Struct struct = (Struct) COMPILED.fromJson("""
                        {"id":1,"ratio":1,"price":2.5,"paid":true,"hash":"ab","raw":"\\u00ff","kind":"OLD","tags":["a"],
                         "sizes":{"s":1},"amount":12.5,"day":1,"at":2,"note":"hi","customer":{"name":"Ann"},"choice":"x"}""").value();

        assertThat(struct.getInt32("count")).isEqualTo(3);
        assertThat(struct.getString("note")).isEqualTo("hi");
        assertThat(struct.getStruct("customer").getString("name")).isEqualTo("Ann");
        assertThat(struct.getStruct("choice").getString("string")).isEqualTo("x");
        assertThat(struct.get("amount")).isEqualTo(new BigDecimal("12.50"));
        assertThat(struct.get("day")).isEqualTo(new Date(86_400_000L));
        struct.validate();
    }

    @Test
    void aPlainValueBelongsToTheFirstBranchThatItFits() {
        CompiledSchema schema = compile("""
                {"type":"record","name":"R","fields":[
                  {"name":"kind","type":[{"type":"enum","name":"K","symbols":["NEW","OLD"]},"string"]},
                  {"name":"hash","type":["null",{"type":"fixed","name":"H","size":2},"string"]},
                  {"name":"ratio","type":["int","float","double"]}]}""", false);

        Struct first = (Struct) schema.fromJson("{\"kind\":\"OLD\",\"hash\":\"ab\",\"ratio\":2}")
                .value();
        assertThat(first.getStruct("kind").getString("K")).isEqualTo("OLD");
        assertThat(first.getStruct("hash").getBytes("H")).isEqualTo(new byte[] {'a', 'b'});
        assertThat(first.getStruct("ratio").getInt32("int")).isEqualTo(2);

        Struct later = (Struct) schema.fromJson("{\"kind\":\"odd\",\"hash\":\"abc\",\"ratio\":1e39}")
                .value();
        assertThat(later.getStruct("kind").getString("string")).isEqualTo("odd");
        assertThat(later.getStruct("hash").getString("string")).isEqualTo("abc");
        assertThat(later.getStruct("ratio").getFloat64("double")).isEqualTo(1e39);
        assertMisfit(schema, "{\"kind\":\"odd\",\"hash\":null,\"ratio\":1e400}", "Field ratio", "range");
    }

    @Test
    void namesTheFieldThatDoesNotFit() {
        CompiledSchema schema = compile("""
                {"type":"record","name":"R","fields":[
                  {"name":"a","type":{"type":"array","items":{"type":"record","name":"I","fields":[
                    {"name":"n","type":"int"}]}}},
                  {"name":"b","type":["null","string"],"default":null}]}""", false);

        assertMisfit(schema, "{\"a\":[{\"n\":1},{\"n\":\"x\"}]}", "Field a[1].n", "an int expected, but met a string");
        assertMisfit(schema, "{\"a\":[{}]}", "Field a[0].n", "missing");
        assertMisfit(schema, "{\"a\":[],\"c\":1}", "Field c", "no such field");
        assertMisfit(schema, "{\"a\":[{\"n\":3000000000}]}", "Field a[0].n", "larger");
        assertMisfit(schema, "{\"a\":[],\"b\":5}", "Field b", "null or a string expected");
        assertMisfit(schema, "[]", "The body", "a record R expected");
    }

    @Test
    void readsDecimalsFromNumbersAndTheirText() {
        for (int precision : List.of(10, 38)) {
            CompiledSchema schema = compile(money(precision, "\"bytes\"", ""), false);
            for (String value : List.of("12.34", "\"12.34\"", "\"+12.34\"", "\"1234e-2\"", "\"12.340\"")) {
                assertThat(amount(schema, "{\"amount\":" + value + "}"))
                        .as(value)
                        .isEqualTo(new BigDecimal("12.34"));
            }
            assertThat(amount(schema, "{\"amount\":\"-5\"}")).isEqualTo(new BigDecimal("-5.00"));
            assertThat(amount(schema, "{\"amount\":\"\\u00fd+\"}")).isEqualTo(new BigDecimal("-7.25"));
            for (String text : List.of(
                    "",
                    " 12.34",
                    "12,34",
                    "$12.34",
                    "12.34 EUR",
                    "twelve",
                    "12.345",
                    "0x12",
                    "NaN",
                    "\u00a312.34",
                    "\u00a35",
                    "1\u00a0234.00")) {
                assertMisfit(schema, "{\"amount\":\"" + text + "\"}", "Field amount", "decimal");
            }
        }
    }

    @Test
    void refusesDecimalsBeyondTheirPrecision() {
        CompiledSchema schema = compile(money(4, "\"bytes\"", ""), false);

        for (String value : List.of("123.45", "1000", "\"123.45\"", "\"1e5\"", "\"\\u0001\\u0002\\u0003\"")) {
            assertMisfit(schema, "{\"amount\":" + value + "}", "Field amount", "at most 4 digits");
        }
    }

    @Test
    void readsDecimalsOfFixedSizeFromText() {
        CompiledSchema schema = compile(money(10, "{\"type\":\"fixed\",\"name\":\"F\",\"size\":5", "}"), false);

        assertThat(amount(schema, "{\"amount\":\"12.34\"}")).isEqualTo(new BigDecimal("12.34"));
        assertThat(amount(schema, "{\"amount\":\"\\u0000\\u0000\\u0000\\u0004\\u00d2\"}"))
                .isEqualTo(new BigDecimal("12.34"));
        assertMisfit(schema, "{\"amount\":\"\\u0004\\u00d2\"}", "Field amount", "5 bytes");
    }

    @Test
    void readsDecimalsBehindTheirBranchAndInDefaultsAsAvroWritesThem() {
        String decimal = "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}";
        CompiledSchema schema = compile(
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"a\",\"type\":[\"null\"," + decimal
                        + "]},{\"name\":\"b\",\"type\":" + decimal + ",\"default\":\"1\"},{\"name\":\"c\",\"type\":["
                        + decimal + ",\"string\"],\"default\":\"1\"}]}",
                false);

        Struct tagged = (Struct) schema.fromJson("{\"a\":{\"bytes\":\"1\"}}").value();
        assertThat(tagged.get("a")).isEqualTo(new BigDecimal("0.49"));
        assertThat(tagged.get("b")).isEqualTo(new BigDecimal("0.49"));
        assertThat(tagged.getStruct("c").get("bytes")).isEqualTo(new BigDecimal("0.49"));
        Struct plain = (Struct)
                schema.fromJson("{\"a\":\"1\",\"b\":\"1\",\"c\":\"one\"}").value();
        assertThat(plain.get("a")).isEqualTo(new BigDecimal("1.00"));
        assertThat(plain.get("b")).isEqualTo(new BigDecimal("1.00"));
        assertThat(plain.getStruct("c").getString("string")).isEqualTo("one");
    }

    @Test
    void readsDecimalsInNestedDefaultsAsAvroWritesThem() {
        String decimal = "{\"type\":\"bytes\",\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}";
        String money = "{\"type\":\"record\",\"name\":\"Money\",\"fields\":[{\"name\":\"amount\",\"type\":" + decimal
                + "},{\"name\":\"fee\",\"type\":[" + decimal + ",\"null\"],\"default\":\"2\"}]}";
        for (String[] one : List.of(
                new String[] {money, "{\"amount\":\"1\"}", "Struct{amount=0.49,fee=0.50}"},
                new String[] {money, "{\"amount\":1.5,\"fee\":\"1\"}", "Struct{amount=1.50,fee=0.49}"},
                new String[] {"[" + money + ",\"null\"]", "{\"amount\":\"1\"}", "Struct{amount=0.49,fee=0.50}"},
                new String[] {"[\"null\"," + money + "]", "{\"amount\":\"1\"}", "Struct{amount=0.49,fee=0.50}"},
                new String[] {"{\"type\":\"array\",\"items\":" + decimal + "}", "[\"1\",1.5]", "[0.49, 1.50]"},
                new String[] {"{\"type\":\"map\",\"values\":" + decimal + "}", "{\"a\":\"1\"}", "{a=0.49}"},
                new String[] {decimal, "1.5", "1.50"})) {
            CompiledSchema schema = compile(
                    "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"f\",\"type\":" + one[0]
                            + ",\"default\":" + one[1] + "}]}",
                    false);

            assertThat(((Struct) schema.fromJson("{}").value()).get("f"))
                    .as(one[0] + one[1])
                    .hasToString(one[2]);
        }
    }

    @Test
    void readsDecimalsOfARecordBehindItsBranchLikeThoseOfAPlainRecord() {
        CompiledSchema schema = compile(
                "[\"null\",{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"amount\",\"type\":{\"type\":\"bytes\","
                        + "\"logicalType\":\"decimal\",\"precision\":9,\"scale\":2}}]}]",
                false);

        assertThat(amount(schema, "{\"T\":{\"amount\":\"12.34\"}}")).isEqualTo(new BigDecimal("12.34"));
    }

    @Test
    void readsBodiesThatHaveTheFieldWhoseDefaultIsNone() throws IOException {
        for (String[] one : List.of(
                new String[] {"\"string\"", "null", "\"x\""},
                new String[] {"{\"type\":\"array\",\"items\":\"int\"}", "null", "[1]"},
                new String[] {"\"int\"", "\"a\"", "1"},
                new String[] {"\"int\"", "1.5", "1"},
                new String[] {"\"boolean\"", "\"false\"", "true"},
                new String[] {"{\"type\":\"enum\",\"name\":\"E\",\"symbols\":[\"A\"]}", "\"B\"", "\"A\""},
                new String[] {"{\"type\":\"map\",\"values\":\"int\"}", "[]", "{\"a\":1}"},
                new String[] {"{\"type\":\"map\",\"values\":\"int\"}", "[1]", "{\"a\":1}"},
                new String[] {"{\"type\":\"array\",\"items\":\"int\"}", "{\"a\":1}", "[1]"},
                new String[] {"\"long\"", "{\"a\":1}", "1"},
                new String[] {"\"long\"", "1e400", "1"},
                new String[] {
                    "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}",
                    "[1]",
                    "{\"a\":1}"
                },
                new String[] {
                    "{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}",
                    "{\"b\":1}",
                    "{\"a\":1}"
                })) {
            CompiledSchema schema = compile(
                    "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"f\",\"type\":" + one[0]
                            + ",\"default\":" + one[1] + "}]}",
                    false);
            ((Struct) schema.fromJson("{\"f\":" + one[2] + "}").value()).validate();
            assertMisfit(schema, "{}", "Field f", "missing");
        }
        CompiledSchema text = compile(
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"f\",\"type\":\"string\",\"default\":null}]}",
                false);
        assertThat(((Struct) fromBinary(text, new byte[] {2, 'x'}).value()).getString("f"))
                .isEqualTo("x");
    }

    @Test
    void readsASchemaBehindAByteOrderMark() {
        assertThat(compile("\ufeff\"string\"", false).fromJson("\"x\"").value()).isEqualTo("x");
    }

    @Test
    void refusesAUnionWithoutBranches() {
        assertThatThrownBy(() -> compile("[]", false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("union without branches");
    }

    @Test
    void takesADefaultThatFitsAnotherBranch() {
        CompiledSchema schema = compile(
                "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"f\",\"type\":[\"string\",\"null\"],"
                        + "\"default\":null}]}",
                false);

        assertThat(((Struct) schema.fromJson("{}").value()).get("f")).isNull();
    }

    @Test
    void readsSchemasWithNamesThatAvroRefuses() throws IOException {
        CompiledSchema schema = compile("""
                {"type":"record","name":"my-order","namespace":"com.my-shop","fields":[
                  {"name":"order-id","type":"long"},
                  {"name":"2nd","type":{"type":"enum","name":"kind-of","symbols":["NEW-ONE","OLD"]}},
                  {"name":"line","type":["null",{"type":"record","name":"order-line","fields":[
                    {"name":"größe","type":"int"}]}]}]}""", false);

        Struct struct = (Struct) schema.fromJson(
                        "{\"order-id\":1,\"2nd\":\"NEW-ONE\",\"line\":{\"com.my-shop.order-line\":{\"größe\":3}}}")
                .value();
        assertThat(struct.schema().name()).isEqualTo("com.my-shop.my-order");
        assertThat(struct.getInt64("order-id")).isEqualTo(1);
        assertThat(struct.getString("2nd")).isEqualTo("NEW-ONE");
        assertThat(struct.getStruct("line").getInt32("größe")).isEqualTo(3);
        assertThat(((Struct) fromBinary(schema, new byte[] {2, 2, 0}).value()).getString("2nd"))
                .isEqualTo("OLD");
    }

    @Test
    void readsNullableMapsPlainAndAsAvroWritesThem() {
        CompiledSchema ints = compile("[\"null\",{\"type\":\"map\",\"values\":\"int\"}]", false);
        assertThat(ints.fromJson("{\"map\":{\"a\":1}}").value()).isEqualTo(Map.of("a", 1));
        assertThat(ints.fromJson("{\"map\":{}}").value()).isEqualTo(Map.of());
        assertThat(ints.fromJson("{\"a\":1}").value()).isEqualTo(Map.of("a", 1));
        assertThat(ints.fromJson("{\"map\":1}").value()).isEqualTo(Map.of("map", 1));
        assertThat(ints.fromJson("{\"map\":1,\"b\":2}").value()).isEqualTo(Map.of("map", 1, "b", 2));
        assertThat(ints.fromJson("{}").value()).isEqualTo(Map.of());
        assertThat(ints.fromJson("null").value()).isNull();
        assertMisfit(ints, "{\"map\":\"x\"}", "Field map", "an int expected");

        CompiledSchema maps =
                compile("[\"null\",{\"type\":\"map\",\"values\":{\"type\":\"map\",\"values\":\"double\"}}]", false);
        assertThat(maps.fromJson("{\"map\":{\"a\":1.5}}").value()).isEqualTo(Map.of("map", Map.of("a", 1.5)));
        assertThat(maps.fromJson("{\"map\":{\"a\":{\"b\":1.5}}}").value()).isEqualTo(Map.of("a", Map.of("b", 1.5)));

        CompiledSchema nullable = compile("[\"null\",{\"type\":\"map\",\"values\":[\"null\",\"int\"]}]", false);
        assertThat(((Map<?, ?>) nullable.fromJson("{\"null\":null}").value()).containsKey("null"))
                .isTrue();

        CompiledSchema several = compile("[\"null\",\"string\",{\"type\":\"map\",\"values\":\"int\"}]", false);
        assertThat(((Struct) several.fromJson("{\"string\":\"x\"}").value()).getString("string"))
                .isEqualTo("x");
        assertThat(((Struct) several.fromJson("{\"string\":1}").value()).getMap("map"))
                .isEqualTo(Map.of("string", 1));
    }

    @Test
    void refusesNumbersBeyondTheRangeOfTheirType() {
        assertMisfit(compile("\"double\"", false), "1e400", "range");
        assertMisfit(compile("\"float\"", false), "1e39", "range");
        assertThat(compile("\"float\"", false).fromJson("\"-Infinity\"").value())
                .isEqualTo(Float.NEGATIVE_INFINITY);
        assertThat(compile("\"float\"", false).fromJson("1e-400").value()).isEqualTo(0f);
    }

    @Test
    void readsJsonBehindAByteOrderMark() {
        assertThat(compile("\"long\"", false).fromJson("\uFEFF7").value()).isEqualTo(7L);
    }

    @Test
    void leavesUnknownFieldsOutWhereTold() {
        CompiledSchema lenient =
                compile("{\"type\":\"record\",\"name\":\"R\",\"fields\":[{\"name\":\"a\",\"type\":\"int\"}]}", true);

        Struct struct = (Struct) lenient.fromJson("{\"x\":{\"y\":[1]},\"a\":1}").value();

        assertThat(struct.getInt32("a")).isEqualTo(1);
    }

    @Test
    void refusesBrokenJsonAndDataBehindIt() {
        for (String body : List.of("", " ", "{", "{\"id\":1,}", "nonsense", "{\"a\":1} x")) {
            assertThatThrownBy(() -> compile("\"long\"", false).fromJson(body)).isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> compile("\"long\"", false).fromJson("1 2"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("goes on");
    }

    @Test
    void refusesBinaryThatIsCutOffOrGoesOn() throws IOException {
        byte[] bytes = binary(example());
        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatThrownBy(() -> fromBinary(COMPILED, cut)).isInstanceOf(DataException.class);
        }
        assertThatThrownBy(() -> fromBinary(COMPILED, Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("1 bytes follow");
    }

    @Test
    void refusesItemsOfNoSizeBeyondReason() {
        CompiledSchema nulls = compile("{\"type\":\"array\",\"items\":\"null\"}", false);

        assertThatThrownBy(() -> fromBinary(nulls, new byte[] {-2, -1, -1, -1, 15, 0}))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("items");
    }

    @Test
    void refusesSchemasThatContainThemselves() {
        assertThatThrownBy(() -> compile("""
                        {"type":"record","name":"Node","fields":[{"name":"next","type":["null","Node"]}]}""", false))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Node contains itself");
        assertThatThrownBy(() -> compile("{\"type\":\"nonsense\"}", false)).isInstanceOf(DataException.class);
    }

    @Test
    void usesReferencedSchemas() {
        CompiledSchema schema = new AvroSchemaCompiler(false)
                .compile(
                        new RegisteredSchema(
                                9,
                                "AVRO",
                                "{\"type\":\"record\",\"name\":\"O\",\"fields\":[{\"name\":\"k\",\"type\":\"shop.K\"}]}",
                                List.of()),
                        Map.of(
                                "shop.K",
                                "{\"type\":\"enum\",\"name\":\"K\",\"namespace\":\"shop\",\"symbols\":[\"A\"]}"));

        assertThat(((Struct) schema.fromJson("{\"k\":\"A\"}").value()).getString("k"))
                .isEqualTo("A");
    }

    @Property(tries = 400)
    void noBytesDoWorseThanADataException(@ForAll @Size(max = 120) byte[] bytes) {
        attempt(() -> fromBinary(COMPILED, bytes));
    }

    @Property(tries = 400)
    void noDamageDoesWorseThanADataException(@ForAll @IntRange(max = 999) int position, @ForAll byte value)
            throws IOException {
        byte[] bytes = binary(example());
        bytes[position % bytes.length] = value;
        attempt(() -> fromBinary(COMPILED, bytes));
    }

    @Property(tries = 400)
    void noTextDoesWorseThanADataException(@ForAll String text, @ForAll @IntRange(max = 999) int position)
            throws IOException {
        String json = json(example());
        int at = position % json.length();
        attempt(() -> COMPILED.fromJson(text));
        attempt(() -> COMPILED.fromJson(json.substring(0, at) + text + json.substring(at)));
        attempt(() -> COMPILED.fromJson(json.substring(0, at)));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (DataException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static String money(int precision, String type, String end) {
        return "{\"type\":\"record\",\"name\":\"T\",\"fields\":[{\"name\":\"amount\",\"type\":"
                + (end.isEmpty() ? "{\"type\":" + type : type) + ",\"logicalType\":\"decimal\",\"precision\":"
                + precision
                + ",\"scale\":2}}]}";
    }

    private static Object amount(CompiledSchema schema, String body) {
        return ((Struct) schema.fromJson(body).value()).get("amount");
    }

    private static void assertMisfit(CompiledSchema schema, String body, String... parts) {
        assertThatThrownBy(() -> schema.fromJson(body))
                .as(body)
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private static void check(Struct struct) {
        assertThat(struct.getInt64("id")).isEqualTo(-5_000_000_000L);
        assertThat(struct.getString("kind")).isEqualTo("NEW");
        assertThat(struct.getBytes("hash")).isEqualTo(new byte[] {1, (byte) 0xFE});
        assertThat(struct.get("amount")).isEqualTo(new BigDecimal("-7.25"));
        assertThat(struct.get("at")).isEqualTo(new Date(1_700_000_000_000L));
        assertThat(struct.getArray("tags")).isEqualTo(List.of("x", "y"));
        assertThat(struct.getMap("sizes")).isEqualTo(Map.of("m", 2));
        assertThat(struct.getStruct("choice").getInt32("int")).isEqualTo(8);
        assertThat(struct.get("note")).isNull();
    }

    private static GenericRecord example() {
        GenericRecord customer = new GenericData.Record(
                AVRO.getField("customer").schema().getTypes().get(1));
        customer.put("name", "Bob");
        GenericRecord record = new GenericData.Record(AVRO);
        record.put("id", -5_000_000_000L);
        record.put("count", 1);
        record.put("ratio", 0.5f);
        record.put("price", 1e300);
        record.put("paid", false);
        record.put("note", null);
        record.put("hash", new GenericData.Fixed(AVRO.getField("hash").schema(), new byte[] {1, (byte) 0xFE}));
        record.put("raw", ByteBuffer.wrap(new byte[] {0, (byte) 0x80}));
        record.put("kind", new GenericData.EnumSymbol(AVRO.getField("kind").schema(), "NEW"));
        record.put("tags", List.of("x", "y"));
        record.put("sizes", Map.of("m", 2));
        record.put(
                "amount",
                ByteBuffer.wrap(new BigDecimal("-7.25").unscaledValue().toByteArray()));
        record.put("day", 19000);
        record.put("at", 1_700_000_000_000L);
        record.put("customer", customer);
        record.put("choice", 8);
        return record;
    }

    private static byte[] binary(GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);
        new GenericDatumWriter<GenericRecord>(AVRO).write(record, encoder);
        encoder.flush();
        return out.toByteArray();
    }

    private static String json(GenericRecord record) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JsonEncoder encoder = EncoderFactory.get().jsonEncoder(AVRO, out);
        new GenericDatumWriter<GenericRecord>(AVRO).write(record, encoder);
        encoder.flush();
        return out.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static SchemaAndValue fromBinary(CompiledSchema schema, byte[] bytes) {
        return schema.fromWire(bytes, 0, bytes.length);
    }

    private static CompiledSchema compile(String schema, boolean ignoreUnknown) {
        return new AvroSchemaCompiler(ignoreUnknown)
                .compile(new RegisteredSchema(1, "AVRO", schema, List.of()), Map.of());
    }
}
