package io.connect.bench.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.ledger.Closing;
import io.connect.bench.ledger.Ledger;
import io.connect.bench.ledger.LedgerReport;
import io.connect.bench.ledger.PhaseSpan;
import io.connect.bench.load.Share;
import io.connect.reports.merge.ShardMerge;
import io.connect.reports.model.EncodedHistogram;
import io.connect.reports.model.Load;
import io.connect.reports.model.Provenance;
import io.connect.reports.model.RunResult;
import io.connect.reports.model.Shard;
import io.connect.reports.model.Verdict;
import io.connect.reports.run.MachineProbe;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** The accounts of shards add up exactly to the account of one ledger with all their records. */
class ShardMergeProperties {

    private static final long SECOND = 1_000_000;
    private static final Closing CLOSING = new Closing(
            List.of(
                    new PhaseSpan("warm-up", false, SECOND, 3 * SECOND, 100),
                    new PhaseSpan("steady", true, 3 * SECOND, 9 * SECOND, 300)),
            9 * SECOND,
            0);

    private static final Provenance PROVENANCE =
            new Provenance(new Provenance.Git("none", "none", false), MachineProbe.current(), Map.of());

    /** One record in Kafka, or one message found in a queue after the run. */
    private record Sighting(int producer, int seq, int group, long atMicros, int kind) {}

    @Property(tries = 300)
    void theShardsOfALoadAddUpToTheWhole(
            @ForAll @IntRange(min = 1, max = 4) int count,
            @ForAll @IntRange(min = 0, max = 200) int messages,
            @ForAll long seed) {
        Random random = new Random(seed);
        Ledger whole = new Ledger();
        List<Ledger> shards = new ArrayList<>();
        List<Sighting> sightings = new ArrayList<>();
        for (int producer = 0; producer < count; producer++) {
            Ledger own = new Ledger();
            shards.add(own);
            long share = new Share(producer + 1, count).of(messages);
            for (int seq = 0; seq < share; seq++) {
                send(random, producer, seq, whole, own, sightings);
            }
        }
        Collections.shuffle(sightings, random);
        // Every shard reads the whole topic, but counts only its own messages.
        for (Sighting sighting : sightings) {
            see(whole, sighting);
            see(shards.get(sighting.producer()), sighting);
        }

        RunResult expected = result(1, 1, whole.close(CLOSING));
        List<RunResult> parts = new ArrayList<>();
        for (int part = 1; part <= count; part++) {
            parts.add(result(part, count, shards.get(part - 1).close(CLOSING)));
        }
        Collections.shuffle(parts, random);
        RunResult merged = ShardMerge.of(parts);

        assertThat(merged.account()).isEqualTo(expected.account());
        assertThat(merged.histograms().keySet()).isEqualTo(expected.histograms().keySet());
        expected.histograms()
                .forEach((phase, histogram) -> assertThat(
                                merged.histograms().get(phase).decode())
                        .as(phase)
                        .isEqualTo(histogram.decode()));
    }

    private static void send(Random random, int producer, int seq, Ledger whole, Ledger own, List<Sighting> sightings) {
        long intended = SECOND + random.nextInt((int) (8 * SECOND));
        int phase = intended < 3 * SECOND ? 0 : 1;
        int fate = random.nextInt(10);
        for (Ledger ledger : List.of(whole, own)) {
            ledger.offered(producer, seq, 1, intended, phase);
            ledger.sent(producer, seq, 1, intended + 100);
            if (fate == 0) {
                ledger.rejected(producer, seq);
            } else {
                ledger.accepted(producer, seq, intended + 300);
            }
        }
        // A group belongs to one shard. Zero copies of an accepted message are a loss, unless it is found elsewhere.
        int group = random.nextBoolean() ? Ledger.NO_GROUP : producer * 10 + random.nextInt(3);
        int copies = fate == 0 ? 0 : fate == 1 ? 0 : fate == 2 ? 2 : 1;
        for (int copy = 0; copy < copies; copy++) {
            sightings.add(new Sighting(producer, seq, group, intended + random.nextInt((int) SECOND), 0));
        }
        if (fate == 1) {
            sightings.add(new Sighting(producer, seq, group, 0, random.nextInt(3)));
        }
    }

    private static void see(Ledger ledger, Sighting sighting) {
        switch (sighting.kind()) {
            case 0 -> {
                if (sighting.atMicros() > 0) {
                    ledger.delivered(sighting.producer(), sighting.seq(), sighting.group(), sighting.atMicros());
                }
            }
            case 1 -> ledger.deadLettered(sighting.producer(), sighting.seq());
            default -> ledger.leftInQueue(sighting.producer(), sighting.seq());
        }
    }

    private static RunResult result(int part, int of, LedgerReport report) {
        var account = report.account();
        Map<String, EncodedHistogram> histograms = new LinkedHashMap<>();
        report.phases().forEach(phase -> {
            if (phase.response().getTotalCount() > 0) {
                histograms.put(phase.span().name(), EncodedHistogram.of(phase.response()));
            }
        });
        return RunResult.of("run-" + part, "any", "quick")
                .verdict(Verdict.PASS)
                .reasons(List.of())
                .startedAt(Instant.EPOCH)
                .provenance(PROVENANCE)
                .load(new Load(0, 0, 1, 1_000, 10, null, 0))
                .account(account)
                .histograms(histograms)
                .shard(new Shard("run", part, of))
                .build();
    }
}
