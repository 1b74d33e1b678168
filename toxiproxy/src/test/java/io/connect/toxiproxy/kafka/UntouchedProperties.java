package io.connect.toxiproxy.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.call.Rules;
import io.connect.toxiproxy.link.InstalledToxic;
import io.connect.toxiproxy.link.Interception;
import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.call.CallAction;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import io.connect.toxiproxy.toxic.call.Occurrence;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Bytes that no rule matches leave unchanged, for any protocol and however the stream is cut into pieces. */
class UntouchedProperties {

    private static final List<InstalledToxic> RULES = List.of(new InstalledToxic(
            1,
            Toxic.downstream(KafkaCall.of("EndTxn", Occurrence.nth(1_000_000), new CallAction.Drop())),
            new Pace(0)));

    @Property(tries = 300)
    void passesRequestsOfAnyKind(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        passes(interception().requests(), random, conversation(random, true));
    }

    @Property(tries = 300)
    void passesAnswersToNobody(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        passes(interception().answers(), random, conversation(random, false));
    }

    @Property(tries = 300)
    void passesNoise(@ForAll byte[] noise, @ForAll long seed) {
        passes(interception().requests(), new SplittableRandom(seed), Unpooled.wrappedBuffer(noise));
        passes(interception().answers(), new SplittableRandom(seed), Unpooled.wrappedBuffer(noise));
    }

    private static Interception interception() {
        return new KafkaProtocol().intercept(new Rules(() -> RULES, 1));
    }

    /** Requests of APIs with a rule and without one, known and unknown, some of them with an invalid body. */
    private static ByteBuf conversation(RandomGenerator random, boolean requests) {
        ByteBuf bytes = Unpooled.buffer();
        for (int i = random.nextInt(20); i >= 0; i--) {
            byte[] body = new byte[random.nextInt(200)];
            random.nextBytes(body);
            if (requests) {
                bytes.writeInt(8 + body.length)
                        .writeShort(random.nextBoolean() ? 26 : random.nextInt(100))
                        .writeShort(random.nextInt(12));
            } else {
                bytes.writeInt(4 + body.length);
            }
            bytes.writeInt(i).writeBytes(body);
        }
        return bytes;
    }

    private static void passes(ChannelInboundHandler handler, RandomGenerator random, ByteBuf sent) {
        EmbeddedChannel channel = new EmbeddedChannel(handler);
        ByteBuf left = sent.duplicate();
        while (left.isReadable()) {
            channel.writeInbound(
                    left.readBytes(1 + random.nextInt(Math.min(left.readableBytes(), 1 + random.nextInt(300)))));
        }
        channel.finish();
        ByteBuf received = Unpooled.buffer();
        ByteBuf part;
        while ((part = channel.readInbound()) != null) {
            received.writeBytes(part);
            part.release();
        }
        assertThat(received).isEqualTo(sent);
    }
}
