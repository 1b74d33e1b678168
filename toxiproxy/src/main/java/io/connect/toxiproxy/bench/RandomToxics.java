package io.connect.toxiproxy.bench;

import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Bandwidth;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.LimitData;
import io.connect.toxiproxy.toxic.ResetPeer;
import io.connect.toxiproxy.toxic.Slicer;
import io.connect.toxiproxy.toxic.SlowClose;
import io.connect.toxiproxy.toxic.Timeout;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicSettings;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** Adds, changes and removes toxics of a proxy at random, until it is closed. Uses one thread of its own. */
final class RandomToxics implements AutoCloseable {

    private static final long EVERY_MS = 50;
    private static final int MOST_TOXICS = 4;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "soak-toxics");
        thread.setDaemon(true);
        return thread;
    });
    private final AtomicLong changes = new AtomicLong();
    private final Proxy proxy;
    private final boolean lossy;
    private final SplittableRandom random;

    /** Starts immediately; {@code lossy} allows toxics that end connections or drop bytes. */
    RandomToxics(Proxy proxy, boolean lossy, long seed) {
        this.proxy = proxy;
        this.lossy = lossy;
        this.random = new SplittableRandom(seed);
        timer.scheduleWithFixedDelay(this::change, EVERY_MS, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    long changes() {
        return changes.get();
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    private void change() {
        List<Toxic> toxics = proxy.toxics();
        if (toxics.size() < MOST_TOXICS && random.nextBoolean()) {
            Direction direction = random.nextBoolean() ? Direction.UPSTREAM : Direction.DOWNSTREAM;
            proxy.addToxic(
                    Toxic.of(direction, settings()).named("t" + changes.get()).withToxicity(random.nextFloat()));
        } else if (!toxics.isEmpty()) {
            Toxic toxic = toxics.get(random.nextInt(toxics.size()));
            // A timeout changed to a lower toxicity would let a connection continue with missing bytes, as in the
            // genuine server.
            if (random.nextBoolean() || toxic.settings() instanceof Timeout) {
                proxy.removeToxic(toxic.name());
            } else {
                proxy.updateToxic(toxic.name(), toxic.settings(), random.nextFloat());
            }
        }
        changes.incrementAndGet();
    }

    private ToxicSettings settings() {
        return switch (random.nextInt(lossy ? 7 : 4)) {
            case 0 -> new Latency(random.nextLong(300), random.nextLong(50));
            case 1 -> new Bandwidth(random.nextLong(500, 50_000), random.nextBoolean());
            case 2 -> new Slicer(random.nextLong(100, 5_000), random.nextLong(100), random.nextLong(100));
            case 3 -> new SlowClose(random.nextLong(200));
            case 4 -> new LimitData(random.nextLong(1_000_000));
            case 5 -> new Timeout(random.nextLong(1, 300));
            default -> new ResetPeer(random.nextLong(300));
        };
    }
}
