package io.connect.toxiproxy.aws;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunkedExtentTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0\r\n\r\n",
                "3\r\nabc\r\n0\r\n\r\n",
                "3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\nTrailer: 1\r\n\r\n",
                "2\r\n\r\n\r\n0\r\n\r\n"
            })
    void endsWhereTheMessageEndsHoweverItIsCut(String body) {
        String message = HEAD + body;
        for (int size = 1; size <= message.length(); size++) {
            ChunkedExtent extent = new ChunkedExtent(HEAD.length());
            ByteBuf all = Unpooled.copiedBuffer(message + "NEXT", ISO_8859_1);
            int taken = 0;
            while (!extent.ended()) {
                int part = extent.take(all.slice(taken, Math.min(size, all.writerIndex() - taken)));
                assertThat(part).isPositive();
                taken += part;
            }
            assertThat(taken).as("in pieces of %d", size).isEqualTo(message.length());
        }
    }

    @Test
    void aSizeThatIsNoneEndsNothing() {
        ChunkedExtent extent = new ChunkedExtent(0);

        assertThat(extent.take(Unpooled.copiedBuffer("zz\r\n0\r\n\r\n", ISO_8859_1)))
                .isEqualTo(9);
        assertThat(extent.ended()).isFalse();
    }

    @Test
    void decodesTheData() {
        ByteBuf body = Unpooled.copiedBuffer("3\r\nabc\r\nA;x=y\r\n0123456789\r\n0\r\n\r\n", ISO_8859_1);

        assertThat(new String(ChunkedExtent.decode(body), ISO_8859_1)).isEqualTo("abc0123456789");
    }
}
