package io.connect.sqs.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.sqs.config.QueueUrl;
import io.connect.sqs.converter.ConvertedMessage;
import io.connect.sqs.testing.FakeSqs;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.source.SourceRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * When the converter throws any exception or error for a message, only this message fails. Its dead letter gives the
 * reason.
 */
class HostileConvertersTest {

    private final DrivenTask task = new DrivenTask();

    @AfterEach
    void stop() {
        task.close();
    }

    static List<Arguments> thrown() {
        return Stream.of(
                        new IOException("checked"),
                        new InterruptedException("checked"),
                        new Exception("checked"),
                        new Throwable("checked"),
                        new StackOverflowError(),
                        new NoClassDefFoundError("a/B"),
                        new ExceptionInInitializerError("x"),
                        new UnsatisfiedLinkError("x"),
                        new ConnectException("x"),
                        new IllegalStateException((String) null),
                        new WithoutMessage(),
                        new WithoutCause(),
                        new CausedWithoutEnd(),
                        circle())
                .flatMap(thrown -> Stream.of(Arguments.of("orders", thrown), Arguments.of("orders.fifo", thrown)))
                .toList();
    }

    @ParameterizedTest(name = "[{index}] {0}")
    @MethodSource("thrown")
    void anExceptionOfAConverterCostsItsMessageOnly(String name, Throwable thrown) throws InterruptedException {
        QueueUrl queue = QueueUrl.parse("http://localhost/0/" + name);
        FakeSqs sqs = new FakeSqs(queue, Duration.ofMinutes(30), System::nanoTime);
        List.of("a", "odd", "b", "c").forEach(body -> sqs.send("g", body));
        task.set("dlq.topic", "letters")
                .converting(message -> {
                    if (message.bodyText().equals("odd")) {
                        HostileConvertersTest.<RuntimeException>sneak(thrown);
                    }
                    return ConvertedMessage.ofText(message.bodyText());
                })
                .run(queue, sqs);

        List<SourceRecord> records = task.take(4);

        assertThat(records).extracting(SourceRecord::value).containsExactlyInAnyOrder("a", "odd", "b", "c");
        assertThat(records.stream().filter(record -> record.topic().equals("letters")))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.value()).isEqualTo("odd");
                    assertThat(DrivenTask.header(letter, "sqs.dlq.reason")).isNotNull();
                });
    }

    /** Throws an undeclared checked exception, as Kotlin and Scala code may do. */
    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    private static Throwable circle() {
        Exception first = new IllegalStateException("first");
        Exception second = new IllegalStateException("second", first);
        first.initCause(second);
        return first;
    }

    private static final class WithoutMessage extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public String getMessage() {
            throw new IllegalStateException("no message");
        }
    }

    private static final class WithoutCause extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            throw new IllegalStateException("no cause");
        }
    }

    private static final class CausedWithoutEnd extends RuntimeException {
        private static final long serialVersionUID = 1L;

        @Override
        public synchronized Throwable getCause() {
            return new CausedWithoutEnd();
        }
    }
}
