package io.connect.sqs.converter.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.connect.sqs.converter.ConfiguredConverter;
import io.connect.sqs.converter.DecompressingMessageConverter;
import io.connect.sqs.converter.MessageConverter;
import io.connect.sqs.converter.Messages;
import io.connect.sqs.converter.compression.Compressed;
import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.converter.json.JsonSplicer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.connect.errors.DataException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GrowthBudgetTest {

    private final AtomicLong converted = new AtomicLong();
    private final GrowthBudget budget = new GrowthBudget(1_000, converted::get);
    private final ExecutorService threads = Executors.newFixedThreadPool(8);

    @AfterEach
    void end() {
        threads.shutdownNow();
    }

    @Test
    void aMessageThatCanNeverFitFails() {
        budget.within(() -> {
            GrowthBudget.take(600);
            assertThatThrownBy(() -> GrowthBudget.take(600))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("more than the 1000 bytes");
        });
        assertThat(budget.taken()).isZero();
    }

    /** A control character in a JSON string takes six bytes. */
    @Test
    void escapesCountInTheSizeAMessageGrowsInto() {
        budget.within(() -> assertThatThrownBy(() -> spliced("\u0001".repeat(800)))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("more than the 1000 bytes"));
        assertThat(budget.taken()).isZero();
    }

    /** The bytes were reserved when the text was decompressed or fetched. */
    @Test
    void textWithoutEscapesIsNotTakenASecondTime() {
        budget.within(() -> {
            for (String text : List.of("x".repeat(900), "\"x".repeat(30).repeat(10), "ä".repeat(450))) {
                assertThat(spliced(text)).hasSizeGreaterThan(text.length());
            }
            GrowthBudget.take(1_000);
        });
    }

    private static String spliced(String text) {
        String body = "{\"a\":\"\",\"b\":\"\"}";
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        JsonSplicer splicer = new JsonSplicer(body, utf8.length);
        new JsonFields(List.of(FieldPath.parse("k", "a"), FieldPath.parse("k", "b")))
                .find(body)
                .forEach(field -> splicer.replaceWithString(field, utf8, utf8.length));
        return splicer.finish();
    }

    @Test
    void waitsForMessagesOnTheirWayToKafka() throws Exception {
        converted.set(900);
        Future<?> waiting = threads.submit(() -> budget.within(() -> GrowthBudget.take(200)));
        assertThat(waiting.isDone()).isFalse();

        converted.set(100);

        await().until(waiting::isDone);
        waiting.get();
    }

    @Test
    void manyThatGrowStepByStepNeitherPassTheBudgetNorWaitForEachOther() throws Exception {
        AtomicLong done = new AtomicLong();
        List<Future<?>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            Random random = new Random(i);
            all.add(threads.submit(() -> untilThereIsRoom(budget, () -> {
                for (int step = 0; step < 4; step++) {
                    GrowthBudget.take(1 + random.nextInt(240));
                    assertThat(budget.taken()).isLessThanOrEqualTo(1_000);
                }
                done.incrementAndGet();
            })));
        }
        await().until(() -> all.stream().allMatch(Future::isDone));
        for (Future<?> one : all) {
            one.get();
        }
        assertThat(done).hasValue(200);
        assertThat(budget.taken()).isZero();
    }

    @Test
    void outsideOfATaskNothingIsCounted() {
        GrowthBudget.take(Long.MAX_VALUE);

        assertThat(budget.taken()).isZero();
    }

    /** A few kilobytes decompress to megabytes. The budget limits how many bytes are decompressed at the same time. */
    @Test
    void unpackedBytesAreCounted() throws IOException, ExecutionException, InterruptedException {
        GrowthBudget room = new GrowthBudget(10L << 20, () -> 0);
        String body = Base64.getEncoder().encodeToString(Compressed.gzip(new byte[4 << 20]));
        String tooLarge = Base64.getEncoder().encodeToString(Compressed.gzip(new byte[11 << 20]));
        try (MessageConverter converter =
                ConfiguredConverter.of(new DecompressingMessageConverter(), Messages.config())) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 16; i++) {
                all.add(threads.submit(() -> untilThereIsRoom(room, () -> {
                    String value = (String)
                            converter.convert(Messages.text(body)).value().value();
                    assertThat(room.taken()).isBetween(3L << 20, 10L << 20);
                    assertThat(value).hasSize(4 << 20);
                })));
            }
            for (Future<?> one : all) {
                one.get();
            }
            room.within(() -> assertThatThrownBy(() -> converter.convert(Messages.text(tooLarge)))
                    .isInstanceOf(DataException.class)
                    .hasMessageContaining("may grow into together"));
        }
    }

    private static void untilThereIsRoom(GrowthBudget budget, Runnable conversion) {
        while (true) {
            try {
                budget.within(conversion);
                return;
            } catch (NoRoomException again) {
                Thread.yield();
            }
        }
    }
}
