package io.connect.sqs.converter.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.Test;

class ProtobufSchemaCompilerTest {

    private static final String SCHEMA = """
            // An order.
            syntax = "proto3";
            package shop.v1; /* versioned
               by package */
            import "google/protobuf/timestamp.proto";
            import public "google/protobuf/wrappers.proto";
            import "customer.proto";
            option java_package = "com.example";
            option (custom).thing = { a: 1; b { c: "}" } };

            message Order {
              option deprecated = false;
              reserved 50, 60 to 70;
              reserved "old";
              int64 order_id = 1 [json_name = "orderId", (x) = { y: [1, 2] }];
              string note = 2;
              optional int32 count = 3;
              repeated double prices = 4 [packed = true];
              map<string, int32> sizes = 5;
              Kind kind = 6;
              Line line = 7;
              repeated Line lines = 8;
              google.protobuf.Timestamp at = 9;
              google.protobuf.Int64Value maybe = 10;
              oneof payment { string card = 11; Cash cash = 12; }
              customer.Customer customer = 13;
              bytes raw = 14;
              uint32 size = 15;
              message Line { string sku = 1; }
              enum Kind { option allow_alias = true; UNKNOWN = 0; NEW = 1; FRESH = 1 [deprecated = true]; NEG = -0x2; }
            }
            message Cash { uint64 cents = 1; }
            service Shop { rpc Get (Order) returns (Cash) { option x = 1; } }
            """;

    private static final String CUSTOMER =
            "syntax = 'proto3'; package customer; message Customer { string name = 1; bool vip = 2; };";

    private static final CompiledSchema COMPILED = compile(SCHEMA);

    @Test
    void readsProtobufsJson() {
        Struct struct = (Struct) COMPILED.fromJson("""
                        {"orderId":"9007199254740993","count":0,"prices":[1,"2.5","NaN"],"sizes":{"m":2},"kind":"NEW",
                         "line":{"sku":"a"},"lines":[{"sku":"b"}],"at":"2024-01-01T00:00:00.5Z","maybe":"5",
                         "cash":{"cents":7},"customer":{"name":"Ann"},"raw":"AQI","size":4294967295}""").value();

        struct.validate();
        assertThat(struct.getInt64("order_id")).isEqualTo(9007199254740993L);
        assertThat(struct.getString("note")).isEmpty();
        assertThat(struct.getInt32("count")).isZero();
        assertThat(struct.getArray("prices")).isEqualTo(List.of(1.0, 2.5, Double.NaN));
        assertThat(struct.getMap("sizes")).isEqualTo(Map.of("m", 2));
        assertThat(struct.getString("kind")).isEqualTo("NEW");
        assertThat(struct.get("at")).isEqualTo(new Date(1_704_067_200_500L));
        assertThat(struct.getInt64("maybe")).isEqualTo(5);
        assertThat(struct.getString("card")).isNull();
        assertThat(struct.getStruct("cash").getInt64("cents")).isEqualTo(7);
        assertThat(struct.getStruct("customer").getBoolean("vip")).isFalse();
        assertThat(struct.getBytes("raw")).isEqualTo(new byte[] {1, 2});
        assertThat(struct.getInt64("size")).isEqualTo(4294967295L);
        assertThat(struct.schema().field("count").schema()).isEqualTo(Schema.OPTIONAL_INT32_SCHEMA);
    }

    @Test
    void readsBinaryOfTheFirstMessageAndOfOthers() {
        byte[] order = wire(new byte[] {0}, out -> {
            out.writeInt64(1, 42);
            out.writeString(2, "hi");
            out.writeEnum(6, 1);
            out.writeString(11, "visa");
        });
        Struct struct = (Struct) COMPILED.fromWire(order, 0, order.length).value();
        assertThat(struct.getInt64("order_id")).isEqualTo(42);
        assertThat(struct.getString("kind")).isEqualTo("NEW");
        assertThat(struct.getString("card")).isEqualTo("visa");
        assertThat(struct.get("count")).isNull();
        assertThat(struct.getArray("lines")).isEqualTo(List.of());

        byte[] line = wire(new byte[] {4, 0, 0}, out -> out.writeString(1, "sku-1"));
        Struct nested = (Struct) COMPILED.fromWire(line, 0, line.length).value();
        assertThat(nested.schema().name()).isEqualTo("shop.v1.Order.Line");
        assertThat(nested.getString("sku")).isEqualTo("sku-1");

        byte[] cash = wire(new byte[] {2, 2}, out -> out.writeUInt64(1, 5));
        assertThat(((Struct) COMPILED.fromWire(cash, 0, cash.length).value()).getInt64("cents"))
                .isEqualTo(5);
    }

    @Test
    void readsSchemasOfProto2() {
        CompiledSchema schema = compile("""
                syntax = "proto2";
                message A { required int32 a = 1; optional string b = 2 [default = "x\\"y"]; extensions 100 to max; }
                extend A { optional int32 more = 100; }
                """);

        assertThat(((Struct) schema.fromJson("{\"a\":1}").value()).get("b")).isNull();
        assertThatThrownBy(() -> schema.fromJson("{}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Field a");
    }

    @Test
    void namesTheFieldThatDoesNotFit() {
        assertMisfit("{\"orderId\":\"x\"}", "Field order_id", "whole number");
        assertMisfit("{\"count\":2147483648}", "Field count", "beyond");
        assertMisfit("{\"lines\":[{\"sku\":\"a\"},{\"sku\":1}]}", "Field lines[1].sku", "string");
        assertMisfit("{\"nothing\":1}", "Field nothing", "no such field");
        assertMisfit("{\"card\":\"a\",\"cash\":{}}", "Field cash", "oneof payment");
        assertMisfit("{\"kind\":\"OTHER\"}", "Field kind");
        assertMisfit("{\"at\":\"yesterday\"}", "Field at", "RFC 3339");
        assertMisfit("{\"raw\":\"!\"}", "Field raw", "base64");
        assertMisfit("[]", "The body", "object");
    }

    @Test
    void refusesSchemasItCannotHonour() {
        for (String schema : List.of(
                "message A {",
                "syntax = \"proto4\";",
                "edition = \"2023\"; message A {}",
                "syntax = \"proto2\"; message A { optional group B = 1 { } }",
                "syntax = \"proto3\"; message A { Missing m = 1; }",
                "syntax = \"proto3\"; message A { int32 a = 1; int32 b = 1; }",
                "syntax = \"proto3\"; message A { int32 a = x; }",
                "syntax = \"proto3\"; import \"missing.proto\"; message A { missing.B b = 1; }",
                "syntax = \"proto3\";",
                "nonsense")) {
            assertThatThrownBy(() -> compile(schema)).as(schema).isInstanceOf(DataException.class);
        }
    }

    @Test
    void readsTheJsonOfGooglesOwnTypes() {
        CompiledSchema schema = compile("""
                syntax = "proto3";
                import "google/protobuf/duration.proto";
                import "google/protobuf/field_mask.proto";
                import "google/protobuf/struct.proto";
                import "google/protobuf/any.proto";
                import "google/protobuf/empty.proto";
                import "google/protobuf/wrappers.proto";
                message A {
                  google.protobuf.Duration d = 1;
                  google.protobuf.FieldMask mask = 2;
                  google.protobuf.Struct s = 3;
                  google.protobuf.Value v = 4;
                  google.protobuf.ListValue l = 5;
                  google.protobuf.Any any = 6;
                  google.protobuf.Empty empty = 7;
                  google.protobuf.BytesValue b = 8;
                  google.protobuf.NullValue n = 9;
                  repeated google.protobuf.Value values = 10;
                  map<string, google.protobuf.Struct> structs = 11;
                }""");
        Struct struct = (Struct) schema.fromJson("""
                        {"d":"-1.5s","mask":"user.displayName,photo","s":{"a":[1,{"b":null}]},"v":12345678901234567.89,
                         "l":[1,"x"],"empty":{},"b":"AQI=","n":null,"values":[null,true,"x"],"structs":{"k":{"z":1}}}""").value();

        struct.validate();
        assertThat(struct.getStruct("d").getInt64("seconds")).isEqualTo(-1);
        assertThat(struct.getStruct("d").getInt32("nanos")).isEqualTo(-500_000_000);
        assertThat(struct.getStruct("mask").getArray("paths")).isEqualTo(List.of("user.display_name", "photo"));
        assertThat(struct.getString("s")).isEqualTo("{\"a\":[1,{\"b\":null}]}");
        assertThat(struct.getString("v")).isEqualTo("12345678901234567.89");
        assertThat(struct.getString("l")).isEqualTo("[1,\"x\"]");
        assertThat(struct.getBytes("b")).isEqualTo(new byte[] {1, 2});
        assertThat(struct.getString("n")).isEqualTo("NULL_VALUE");
        assertThat(struct.getArray("values")).isEqualTo(List.of("null", "true", "\"x\""));
        assertThat(struct.getMap("structs")).isEqualTo(Map.of("k", "{\"z\":1}"));
        assertThat(((Struct) schema.fromJson("{\"v\":null}").value()).getString("v"))
                .isEqualTo("null");
        assertThat(((Struct) schema.fromJson("{}").value()).getString("v")).isNull();
        assertThat(((Struct) schema.fromJson("{\"mask\":\"\"}").value())
                        .getStruct("mask")
                        .getArray("paths"))
                .isEmpty();
        for (String[] bad : List.of(
                new String[] {"{\"d\":\"1.5\"}", "Field d", "like 1.5s"},
                new String[] {"{\"d\":\"1.0000000001s\"}", "Field d", "like 1.5s"},
                new String[] {"{\"d\":\"315576000001s\"}", "Field d", "at most"},
                new String[] {"{\"mask\":\"display_name\"}", "Field mask", "separated by commas"},
                new String[] {"{\"s\":[]}", "Field s", "an object"},
                new String[] {"{\"l\":{}}", "Field l", "an array"},
                new String[] {"{\"any\":{\"@type\":\"type.googleapis.com/None\"}}", "Field any", "@type"})) {
            assertThatThrownBy(() -> schema.fromJson(bad[0]))
                    .as(bad[0])
                    .isInstanceOf(DataException.class)
                    .hasMessageContainingAll(bad[1], bad[2]);
        }
    }

    @Test
    void readsTheMessageInAnAny() throws IOException {
        CompiledSchema schema = compile("""
                syntax = "proto3";
                package shop;
                import "google/protobuf/any.proto";
                import "google/protobuf/struct.proto";
                import "google/protobuf/duration.proto";
                import "google/protobuf/timestamp.proto";
                import "google/protobuf/wrappers.proto";
                message A { google.protobuf.Any any = 1; repeated google.protobuf.Any more = 2; }
                message B {
                  int64 long_one = 1; uint32 u = 2; bytes raw = 3; Kind kind = 4; repeated B nested = 5;
                  map<bool, string> names = 6; google.protobuf.Duration d = 7; google.protobuf.Timestamp at = 8;
                  google.protobuf.Value v = 9; google.protobuf.Any any = 10; google.protobuf.Struct s = 11;
                  enum Kind { NONE = 0; ONE = 1; }
                  message C { string c = 1; }
                }""");

        Struct any = any(
                schema,
                "{\"@type\":\"type.googleapis.com/shop.B\",\"longOne\":\"7\",\"u\":4294967295,\"raw\":\"AQI=\","
                        + "\"kind\":\"ONE\",\"nested\":[{\"long_one\":8}],\"names\":{\"true\":\"x\"},\"d\":\"1.5s\","
                        + "\"at\":\"1970-01-01T00:00:01.5Z\",\"v\":null,\"any\":{\"@type\":\"x/shop.B.C\",\"c\":\"z\"},"
                        + "\"s\":{\"k\":[1,true]}}");
        assertThat(any.getString("type_url")).isEqualTo("type.googleapis.com/shop.B");
        CompiledSchema content = compile("""
                syntax = "proto3";
                import "google/protobuf/any.proto";
                import "google/protobuf/struct.proto";
                import "google/protobuf/duration.proto";
                import "google/protobuf/timestamp.proto";
                message B {
                  int64 long_one = 1; uint32 u = 2; bytes raw = 3; int32 kind = 4; repeated B nested = 5;
                  map<bool, string> names = 6; google.protobuf.Duration d = 7; google.protobuf.Timestamp at = 8;
                  google.protobuf.Value v = 9; google.protobuf.Any any = 10; google.protobuf.Struct s = 11;
                }""");
        byte[] bytes = wire(new byte[] {0}, out -> out.writeRawBytes(any.getBytes("value")));
        Struct b = (Struct) content.fromWire(bytes, 0, bytes.length).value();
        assertThat(b.getInt64("long_one")).isEqualTo(7);
        assertThat(b.getInt64("u")).isEqualTo(4294967295L);
        assertThat(b.getBytes("raw")).isEqualTo(new byte[] {1, 2});
        assertThat(b.getInt32("kind")).isEqualTo(1);
        assertThat(b.getArray("nested")).isEqualTo(List.of("{\"longOne\":\"8\"}"));
        assertThat(b.getMap("names")).isEqualTo(Map.of(true, "x"));
        assertThat(b.getStruct("d").getInt32("nanos")).isEqualTo(500_000_000);
        assertThat(b.get("at")).isEqualTo(new Date(1500));
        assertThat(b.getString("v")).isEqualTo("null");
        assertThat(b.getStruct("any").getBytes("value")).isEqualTo(bytes(out -> out.writeString(1, "z")));
        assertThat(b.getString("s")).isEqualTo("{\"k\":[1,true]}");

        assertThat(any(schema, "{\"@type\":\"x/google.protobuf.Duration\",\"value\":\"2s\"}")
                        .getBytes("value"))
                .isEqualTo(bytes(out -> out.writeInt64(1, 2)));
        assertThat(any(schema, "{\"@type\":\"x/google.protobuf.Int32Value\",\"value\":5}")
                        .getBytes("value"))
                .isEqualTo(bytes(out -> out.writeInt32(1, 5)));
        assertThat(any(schema, "{\"typeUrl\":\"x/shop.B\",\"value\":\"CAc=\"}").getBytes("value"))
                .isEqualTo(bytes(out -> out.writeInt64(1, 7)));
        for (String bad : List.of(
                "{\"@type\":\"x/shop.None\"}",
                "{\"@type\":5}",
                "{\"@type\":\"x/shop.B\",\"other\":1}",
                "{\"@type\":\"x/shop.B\",\"kind\":\"TWO\"}",
                "{\"@type\":\"x/shop.B\",\"nested\":{}}",
                "{\"@type\":\"x/shop.B\",\"names\":{\"y\":\"x\"}}",
                "{\"@type\":\"x/google.protobuf.Duration\",\"value\":\"2\"}",
                "{\"@type\":\"x/google.protobuf.Duration\"}")) {
            assertThatThrownBy(() -> any(schema, bad))
                    .as(bad)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("Field any");
        }
    }

    private static Struct any(CompiledSchema schema, String json) {
        return ((Struct) schema.fromJson("{\"any\":" + json + "}").value()).getStruct("any");
    }

    @Test
    void writesPartsThatItKeepsAsTextAsJson() {
        com.google.protobuf.Struct inner = com.google.protobuf.Struct.newBuilder()
                .putFields("n", value(b -> b.setNumberValue(3)))
                .putFields("f", value(b -> b.setNumberValue(0.1)))
                .putFields("t", value(b -> b.setStringValue("\"x\"")))
                .putFields("b", value(b -> b.setBoolValue(true)))
                .putFields("z", value(b -> b.setNullValueValue(0)))
                .putFields(
                        "l",
                        value(b -> b.setListValue(com.google.protobuf.ListValue.newBuilder()
                                .addValues(value(v -> v.setNumberValue(1e300))))))
                .build();
        CompiledSchema schema = compile("""
                syntax = "proto3"; import "google/protobuf/struct.proto"; message A { google.protobuf.Struct s = 1; }""");
        byte[] body = wire(new byte[] {0}, out -> out.writeMessage(1, inner));

        assertThat(((Struct) schema.fromWire(body, 0, body.length).value()).getString("s"))
                .isEqualTo("{\"n\":3,\"f\":0.1,\"t\":\"\\\"x\\\"\",\"b\":true,\"z\":null,\"l\":[1.0E+300]}");
    }

    @Test
    void keepsAMessageInsideOneOfItsOwnKindAsText() {
        CompiledSchema schema = compile("""
                syntax = "proto3";
                import "google/protobuf/timestamp.proto";
                message Node {
                  int64 node_id = 1; Node next = 2; repeated Node more = 3; map<string, Node> named = 4;
                  bytes raw = 5; Kind kind = 6; google.protobuf.Timestamp at = 7; uint64 big = 8; float f = 9;
                  enum Kind { NONE = 0; ONE = 1; }
                }
                message Other { string name = 1; }""");

        Struct json = (Struct) schema.fromJson(
                        "{\"nodeId\":\"1\",\"next\":{\"nodeId\":2,\"next\":{}},\"more\":[{}],\"named\":{\"a\":{\"nodeId\":3}}}")
                .value();
        json.validate();
        assertThat(json.getString("next")).isEqualTo("{\"nodeId\":2,\"next\":{}}");
        assertThat(json.getArray("more")).isEqualTo(List.of("{}"));
        assertThat(json.getMap("named")).isEqualTo(Map.of("a", "{\"nodeId\":3}"));
        assertThat(((Struct) schema.fromJson("{}").value()).getString("next")).isNull();

        byte[] inner = bytes(out -> {
            out.writeInt64(1, 2);
            out.writeByteArray(5, new byte[] {1});
            out.writeEnum(6, 1);
            out.writeByteArray(7, bytes(at -> at.writeInt64(1, 1)));
            out.writeUInt64(8, -1);
            out.writeFloat(9, Float.NaN);
        });
        byte[] body = wire(new byte[] {0}, out -> {
            out.writeInt64(1, 1);
            out.writeByteArray(2, inner);
        });
        assertThat(((Struct) schema.fromWire(body, 0, body.length).value()).getString("next"))
                .isEqualTo("{\"nodeId\":\"2\",\"raw\":\"AQ==\",\"kind\":\"ONE\",\"at\":\"1970-01-01T00:00:01Z\","
                        + "\"big\":\"18446744073709551615\",\"f\":\"NaN\"}");

        byte[] other = wire(new byte[] {2, 2}, out -> out.writeString(1, "x"));
        assertThat(((Struct) schema.fromWire(other, 0, other.length).value()).getString("name"))
                .isEqualTo("x");
    }

    @Test
    void refusesMessagesThatReferToEachOtherWithoutEnd() {
        StringBuilder schema = new StringBuilder("syntax = 'proto3';");
        for (int i = 0; i < 30; i++) {
            schema.append(" message M").append(i).append(" {");
            for (int j = 0; j < 30; j++) {
                schema.append(" M%d f%d = %d;".formatted(j, j, j + 1));
            }
            schema.append(" }");
        }
        CompiledSchema compiled = compile(schema.toString());

        assertThatThrownBy(() -> compiled.fromJson("{}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("M0")
                .hasMessageContaining("20000 fields");
    }

    @Test
    void knowsTheImportsThatRegistriesKnow() {
        CompiledSchema limit = compile("""
                syntax = "proto3";
                import "confluent/meta.proto";
                import "confluent/type/decimal.proto";
                message Value {
                  string user = 1;
                  confluent.type.Decimal limit = 2 [(confluent.field_meta) = { params: [ { key: "scale", value: "2" } ] }];
                }""");
        Struct value =
                (Struct) limit.fromJson("{\"user\":\"u\",\"limit\":{\"value\":\"BNI=\",\"precision\":4,\"scale\":2}}")
                        .value();
        assertThat(value.getStruct("limit").getBytes("value")).isEqualTo(new byte[] {4, (byte) 0xD2});
        assertThat(value.getStruct("limit").getInt32("scale")).isEqualTo(2);

        assertThat(compile("syntax = 'proto3'; import 'confluent/types/decimal.proto';"
                                + " message A { confluent.type.Decimal d = 1; }")
                        .fromJson("{\"d\":{\"scale\":1}}"))
                .isNotNull();

        CompiledSchema money = compile("""
                syntax = "proto3"; import "google/type/money.proto"; import "google/type/datetime.proto";
                message A { google.type.Money m = 1; google.type.DateTime at = 2; }""");
        Struct paid = (Struct) money.fromJson("{\"m\":{\"currencyCode\":\"EUR\",\"units\":\"12\",\"nanos\":340000000},"
                        + "\"at\":{\"year\":2024,\"utcOffset\":\"3600s\"}}")
                .value();
        assertThat(paid.getStruct("m").getInt64("units")).isEqualTo(12);
        assertThat(paid.getStruct("at").getStruct("utc_offset").getInt64("seconds"))
                .isEqualTo(3600);
    }

    @Test
    void linksEveryFileThatItKnows() {
        for (String name : ProtoKnownFiles.names()) {
            assertThat(compile("syntax = \"proto3\"; import \"" + name + "\"; message A { string a = 1; }")
                            .fromJson("{\"a\":\"x\"}"))
                    .as(name)
                    .isNotNull();
        }
        assertThat(ProtoKnownFiles.text("../ProtoKnownFiles.class")).isEmpty();
    }

    @Test
    void prefersTheRegistrysReferenceToTheFileItKnows() {
        Map<String, String> references = new LinkedHashMap<>();
        references.put(
                "google/type/money.proto",
                "syntax = 'proto3'; package google.type; message Money { string amount = 1; }");
        CompiledSchema schema = new ProtobufSchemaCompiler(false)
                .compile(
                        new RegisteredSchema(
                                6,
                                "PROTOBUF",
                                "syntax = 'proto3'; import 'google/type/money.proto'; message A { google.type.Money m = 1; }",
                                List.of()),
                        references);

        assertThat(((Struct) schema.fromJson("{\"m\":{\"amount\":\"12.34\"}}").value())
                        .getStruct("m")
                        .getString("amount"))
                .isEqualTo("12.34");
    }

    @Test
    void readsSchemasWithImportsForOptionsAlone() {
        CompiledSchema schema = compile("""
                syntax = "proto3";
                import "buf/validate/validate.proto";
                import "google/api/field_behavior.proto";
                import "google/api/annotations.proto";
                message A {
                  option (buf.validate.message).cel = { id: "x", message: "y", expression: "this.a > 0" };
                  string a = 1 [(buf.validate.field).string.min_len = 1, (google.api.field_behavior) = REQUIRED];
                }""");

        assertThat(((Struct) schema.fromJson("{\"a\":\"x\"}").value()).getString("a"))
                .isEqualTo("x");
        assertThatThrownBy(
                        () -> compile("syntax = 'proto3'; import 'shop/item.proto'; message A { shop.Item item = 1; }"))
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll("shop.Item", "shop/item.proto", "references");
    }

    @Test
    void takesSymbolsThatAnOpenEnumLacksAndRefusesThemOfAClosedOne() {
        CompiledSchema open = compile("syntax = 'proto3'; message A { E e = 1; enum E { ZERO = 0; } }");
        CompiledSchema closed = compile("syntax = 'proto2'; message A { optional E e = 1; enum E { ZERO = 0; } }");

        assertThat(((Struct) open.fromJson("{\"e\":7}").value()).getString("e")).isEqualTo("7");
        assertThat(((Struct) open.fromJson("{\"e\":\"0\"}").value()).getString("e"))
                .isEqualTo("ZERO");
        assertThatThrownBy(() -> closed.fromJson("{\"e\":7}"))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("Field e");
    }

    @Test
    void keepsTheDigitsOfNumbersAndRefusesThoseBeyondTheirType() {
        CompiledSchema schema = compile("syntax = 'proto3'; message A { int64 i = 1; double d = 2; float f = 3; }");

        assertThat(((Struct) schema.fromJson("{\"i\":9007199254740993.0}").value()).getInt64("i"))
                .isEqualTo(9007199254740993L);
        for (String body : List.of("{\"d\":1e400}", "{\"d\":\"1e400\"}", "{\"f\":1e39}", "{\"f\":\"-1e39\"}")) {
            assertThatThrownBy(() -> schema.fromJson(body))
                    .as(body)
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("range");
        }
        assertThat(((Struct) schema.fromJson("{\"f\":\"Infinity\"}").value()).getFloat32("f"))
                .isEqualTo(Float.POSITIVE_INFINITY);
    }

    @Test
    void readsJsonBehindAByteOrderMark() {
        assertThat(((Struct) COMPILED.fromJson("\uFEFF{\"orderId\":1}").value()).getInt64("order_id"))
                .isEqualTo(1);
    }

    @Property(tries = 400)
    void noBytesDoWorseThanADataException(@ForAll @Size(max = 100) byte[] bytes) {
        attempt(() -> COMPILED.fromWire(bytes, 0, bytes.length));
    }

    @Property(tries = 300)
    void noTextDoesWorseThanADataException(@ForAll String text, @ForAll @IntRange(max = 2000) int position) {
        attempt(() -> COMPILED.fromJson(text));
        attempt(() -> COMPILED.fromJson("{\"line\":" + text + "}"));
        int at = position % SCHEMA.length();
        attempt(() -> compile(SCHEMA.substring(0, at) + text + SCHEMA.substring(at)));
        attempt(() -> compile(SCHEMA.substring(0, at)));
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (DataException expected) {
            assertThat(expected.getMessage()).isNotBlank();
        }
    }

    private static void assertMisfit(String body, String... parts) {
        assertThatThrownBy(() -> COMPILED.fromJson(body))
                .as(body)
                .isInstanceOf(DataException.class)
                .hasMessageContainingAll(parts);
    }

    private static com.google.protobuf.Value value(Consumer<com.google.protobuf.Value.Builder> kind) {
        com.google.protobuf.Value.Builder builder = com.google.protobuf.Value.newBuilder();
        kind.accept(builder);
        return builder.build();
    }

    private static byte[] wire(byte[] indexes, Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(indexes);
        bytes.writeBytes(bytes(writing));
        return bytes.toByteArray();
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            CodedOutputStream out = CodedOutputStream.newInstance(bytes);
            writing.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static CompiledSchema compile(String schema) {
        Map<String, String> references = new LinkedHashMap<>();
        references.put("customer.proto", CUSTOMER);
        return new ProtobufSchemaCompiler(false)
                .compile(new RegisteredSchema(5, "PROTOBUF", schema, List.of()), references);
    }

    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }
}
