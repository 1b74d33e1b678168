package io.connect.bench.arrival;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.connect.bench.ledger.CheckedRecord.Value;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.payload.Bodies;
import io.connect.bench.payload.MessageEncoder;
import io.connect.bench.payload.PlainBodies;
import io.connect.bench.payload.RandomFiller;
import io.connect.bench.scenario.RecordRule;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ValueCheckTest {

    private static final int BYTES = 1_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Bodies bodies = new PlainBodies(new MessageEncoder("run", 0, new RandomFiller(7)), BYTES);
    private final byte[] body = bodies.encode(12, Ledger.NO_GROUP, 99);

    @Test
    void theBodyAloneIsRight() {
        assertThat(of(body, RecordRule.Value.BODY)).isEqualTo(Value.RIGHT);
        assertThat(of(body, RecordRule.Value.WITHIN)).isEqualTo(Value.RIGHT);
    }

    @Test
    void aBodyThatIsQuotedOrWrappedIsRightWhereThatIsAllowed() throws IOException {
        String text = new String(body, StandardCharsets.US_ASCII);
        byte[] quoted = JSON.writeValueAsBytes(text);
        byte[] wrapped = JSON.writeValueAsBytes(Map.of("schema", Map.of("type", "string"), "payload", text));
        byte[] twice = JSON.writeValueAsBytes(Map.of("message", new String(quoted, StandardCharsets.US_ASCII)));
        byte[] spaced = JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(Map.of("body", JSON.readTree(body)))
                .replaceAll("\\s*\\n\\s*", " ")
                .getBytes(StandardCharsets.US_ASCII);
        for (byte[] value : new byte[][] {quoted, wrapped, twice, spaced}) {
            assertThat(of(value, RecordRule.Value.WITHIN)).isEqualTo(Value.RIGHT);
            assertThat(of(value, RecordRule.Value.BODY)).isEqualTo(Value.ALTERED);
        }
    }

    @Test
    void aBodyThatEndsTooEarlyIsCut() throws IOException {
        for (int length : new int[] {60, 110, 500, BYTES - 1}) {
            byte[] cut = Arrays.copyOf(body, length);
            byte[] quoted = JSON.writeValueAsBytes(new String(cut, StandardCharsets.US_ASCII));
            byte[] closed = (new String(cut, 0, Math.min(length, BYTES - 3), StandardCharsets.US_ASCII) + "\"}")
                    .getBytes(StandardCharsets.US_ASCII);
            assertThat(of(cut, RecordRule.Value.BODY))
                    .as("cut after %d bytes", length)
                    .isEqualTo(Value.CUT);
            assertThat(of(quoted, RecordRule.Value.WITHIN))
                    .as("cut after %d bytes", length)
                    .isEqualTo(Value.CUT);
            assertThat(of(closed, RecordRule.Value.BODY))
                    .as("cut after %d bytes", length)
                    .isEqualTo(Value.CUT);
        }
    }

    @Test
    void aBodyWithoutDataIsEmpty() throws IOException {
        String text = new String(body, StandardCharsets.US_ASCII).replaceFirst("\"data\":\"[^\"]*\"", "\"data\":\"\"");

        assertThat(of(text.getBytes(StandardCharsets.US_ASCII), RecordRule.Value.BODY))
                .isEqualTo(Value.EMPTY);
        assertThat(of(JSON.writeValueAsBytes(text), RecordRule.Value.WITHIN)).isEqualTo(Value.EMPTY);
    }

    @Property(tries = 500)
    void oneChangedByteIsSeenWhereverItIs(
            @ForAll @IntRange(min = 0, max = BYTES - 1) int at, @ForAll @IntRange(min = 1, max = 255) int by) {
        byte[] changed = body.clone();
        changed[at] ^= (byte) by;

        assertThat(of(changed, RecordRule.Value.BODY)).isNotEqualTo(Value.RIGHT);
        assertThat(of(changed, RecordRule.Value.WITHIN)).isNotEqualTo(Value.RIGHT);
    }

    @Property(tries = 200)
    void oneMoreByteIsSeenWhereverItIs(
            @ForAll @IntRange(min = 0, max = BYTES) int at, @ForAll @IntRange(min = 0, max = 255) int added) {
        byte[] longer = new byte[BYTES + 1];
        System.arraycopy(body, 0, longer, 0, at);
        longer[at] = (byte) added;
        System.arraycopy(body, at, longer, at + 1, BYTES - at);

        assertThat(of(longer, RecordRule.Value.BODY)).isNotEqualTo(Value.RIGHT);
    }

    @Test
    void anotherMessagesBodyIsAltered() {
        byte[] other = bodies.encode(13, Ledger.NO_GROUP, 99);
        byte[] otherStamp = bodies.encode(12, Ledger.NO_GROUP, 98);
        byte[] otherGroup = bodies.encode(12, 4, 99);
        for (byte[] value : new byte[][] {other, otherStamp, otherGroup}) {
            assertThat(of(value, RecordRule.Value.WITHIN)).isEqualTo(Value.ALTERED);
        }
    }

    @Test
    void nothingIsJudgedWhereAnyValueWillDo() {
        assertThat(of(new byte[] {1, 2, 3}, RecordRule.Value.ANY)).isEqualTo(Value.RIGHT);
    }

    private Value of(byte[] value, RecordRule.Value rule) {
        return new ValueCheck(bodies, rule).of(value, 12, Ledger.NO_GROUP, 99);
    }
}
