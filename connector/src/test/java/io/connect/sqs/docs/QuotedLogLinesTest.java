package io.connect.sqs.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the connector really writes each log line that docs/troubleshooting.md quotes. */
class QuotedLogLinesTest {

    private static final Path PAGE = Path.of("docs", "troubleshooting.md");
    private static final Path SOURCES = Path.of("src", "main", "java");
    /** Text in quotation marks that continues in the next line of the source. */
    private static final Pattern SPLIT = Pattern.compile("\"\\s*\\+\\s*\"");
    /** Log messages of Kafka, SQS and the AWS SDK, not of the connector. */
    private static final List<String> OF_OTHERS = List.of(
            "NonExistentQueue",
            "Unable to establish tunnel for channel",
            "AccessDenied",
            "RecordTooLargeException",
            "Failed to flush offsets and/or records",
            "InvalidTxnStateException",
            "transaction.boundary=interval");

    @Test
    void everyQuotedPartOfALogLineIsInTheSources() throws IOException {
        String sources = sources();
        List<String> quoted = Files.readAllLines(PAGE).stream()
                .filter(line -> line.startsWith("| `"))
                .map(line -> line.split(" \\| ")[0])
                .flatMap(cell ->
                        Pattern.compile("`([^`]+)`").matcher(cell).results().map(found -> found.group(1)))
                .filter(words -> !OF_OTHERS.contains(words))
                .toList();

        assertThat(quoted)
                .hasSizeGreaterThan(15)
                .allSatisfy(words -> assertThat(sources).contains(words));
    }

    private static String sources() throws IOException {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return SPLIT.matcher(files.filter(Files::isRegularFile)
                            .map(QuotedLogLinesTest::read)
                            .collect(Collectors.joining("\n")))
                    .replaceAll("");
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
