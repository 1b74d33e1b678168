package io.connect.toxiproxy.http;

import java.util.random.RandomGenerator;

/** Lets several threads draw from one seeded sequence. */
final class SharedRandom implements RandomGenerator {

    private final RandomGenerator sequence;

    SharedRandom(RandomGenerator sequence) {
        this.sequence = sequence;
    }

    @Override
    public synchronized long nextLong() {
        return sequence.nextLong();
    }
}
