package io.connect.toxiproxy.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Pace;
import io.connect.toxiproxy.toxic.Slicer;
import io.connect.toxiproxy.toxic.SlowClose;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ChainProperties {

    private static final int STEPS = 60;

    /** Lossless toxics may be added, changed and removed in any way: all bytes still arrive, in order. */
    @Property(tries = 300)
    void bytesSurviveAnyChangeOfLosslessToxicsInOrder(@ForAll long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        ByteArrayOutputStream received = new ByteArrayOutputStream();
        List<String> ends = new ArrayList<>();
        Chain chain = new Chain(
                new ChainOutput() {
                    @Override
                    public void data(ByteBuf bytes) {
                        byte[] copy = new byte[bytes.readableBytes()];
                        bytes.readBytes(copy);
                        bytes.release();
                        received.writeBytes(copy);
                    }

                    @Override
                    public void waited(int sizeBytes, long nanos) {
                        assertThat(nanos).isNotNegative();
                    }

                    @Override
                    public void end(boolean reset) {
                        ends.add("end");
                    }
                },
                seed);
        List<InstalledToxic> toxics = new ArrayList<>();
        long now = TimeUnit.SECONDS.toNanos(1);
        long nextId = 0;
        for (int step = 0; step < STEPS; step++) {
            now += random.nextLong(0, TimeUnit.MILLISECONDS.toNanos(20));
            switch (random.nextInt(6)) {
                case 0 -> toxics.add(installed(nextId++, random, now));
                case 1 -> change(toxics, random, now);
                case 2 -> removeOne(toxics, random);
                default -> {
                    byte[] bytes = new byte[random.nextInt(1, 3_000)];
                    random.nextBytes(bytes);
                    sent.writeBytes(bytes);
                    chain.data(Unpooled.wrappedBuffer(bytes), now);
                }
            }
            chain.sync(toxics, now);
            chain.pump(now);
        }
        chain.end(now);
        while (chain.nextNanos() != Stage.NEVER) {
            long next = chain.nextNanos();
            chain.pump(next);
            assertThat(chain.nextNanos()).isGreaterThanOrEqualTo(next);
        }

        assertThat(received.toByteArray()).isEqualTo(sent.toByteArray());
        assertThat(ends).hasSize(1);
        assertThat(chain.heldBytes()).isZero();
    }

    private static void change(List<InstalledToxic> toxics, SplittableRandom random, long now) {
        if (!toxics.isEmpty()) {
            int index = random.nextInt(toxics.size());
            toxics.set(index, installed(toxics.get(index).id(), random, now));
        }
    }

    private static void removeOne(List<InstalledToxic> toxics, SplittableRandom random) {
        if (!toxics.isEmpty()) {
            toxics.remove(random.nextInt(toxics.size()));
        }
    }

    private static InstalledToxic installed(long id, SplittableRandom random, long now) {
        ToxicSettings settings = switch (random.nextInt(4)) {
            case 0 -> new Latency(random.nextLong(0, 100), random.nextLong(0, 50));
            case 1 -> new Bandwidth(random.nextLong(1, 1_000), random.nextBoolean());
            case 2 -> new SlowClose(random.nextLong(0, 100));
            default -> new Slicer(random.nextLong(1, 500), random.nextLong(0, 100), random.nextLong(0, 1_000));
        };
        Toxic toxic = Toxic.downstream(settings).named("t" + id).withToxicity(random.nextFloat());
        return new InstalledToxic(id, toxic, new Pace(now));
    }
}
