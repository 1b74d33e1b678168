package io.connect.sqs.converter.protobuf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.CodedOutputStream;
import io.connect.sqs.converter.registry.CompiledSchema;
import io.connect.sqs.converter.registry.RegisteredSchema;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    void readsBinaryOfTheFirstMessageAndOfOthers() throws IOException {
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
                "syntax = \"proto3\"; message A { A a = 1; }",
                "syntax = \"proto3\"; message A { Missing m = 1; }",
                "syntax = \"proto3\"; message A { int32 a = 1; int32 b = 1; }",
                "syntax = \"proto3\"; message A { int32 a = x; }",
                "syntax = \"proto3\"; import \"missing.proto\"; message A {}",
                "syntax = \"proto3\";",
                "nonsense")) {
            assertThatThrownBy(() -> compile(schema)).as(schema).isInstanceOf(DataException.class);
        }
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

    private static byte[] wire(byte[] indexes, Writing writing) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.write(indexes);
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return Arrays.copyOf(bytes.toByteArray(), bytes.size());
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
