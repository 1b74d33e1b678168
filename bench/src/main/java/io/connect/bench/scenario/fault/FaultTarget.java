package io.connect.bench.scenario.fault;

import io.connect.bench.scenario.key.Word;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The target of a fault: {@code sqs}, {@code s3}, {@code registry}, {@code broker-1}, {@code worker-1}, {@code task-0}.
 *
 * @param part the kind of part
 * @param index counted from 1 for brokers and workers, from 0 for tasks as in Connect; 0 for the services
 */
public record FaultTarget(Part part, int index) implements Word {

    private static final Pattern TEXT = Pattern.compile("([a-z0-9]+?)(?:-(\\d{1,4}))?");

    /** The kinds of parts. */
    public enum Part implements Word {
        SQS("sqs", false, 0),
        S3("s3", false, 0),
        REGISTRY("registry", false, 0),
        BROKER("broker", true, 1),
        WORKER("worker", true, 1),
        TASK("task", true, 0);

        private final String text;
        private final boolean numbered;
        private final int first;

        Part(String text, boolean numbered, int first) {
            this.text = text;
            this.numbered = numbered;
            this.first = first;
        }

        @Override
        public String text() {
            return text;
        }

        /** An example of a target of this kind, for error messages. */
        public String example() {
            return numbered ? text + "-" + first : text;
        }
    }

    public FaultTarget {
        if (index < part.first) {
            throw new IllegalArgumentException(
                    part.text + " numbers start at " + part.first + ", there is no " + part.text + "-" + index);
        }
    }

    /** Reads text such as {@code broker-1}. */
    public static FaultTarget parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            Optional<Part> part = Arrays.stream(Part.values())
                    .filter(candidate -> candidate.text.equals(matcher.group(1)))
                    .filter(candidate -> candidate.numbered == (matcher.group(2) != null))
                    .findFirst();
            if (part.isPresent()) {
                return new FaultTarget(part.get(), matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2)));
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a fault target, expected one like "
                + Arrays.stream(Part.values()).map(Part::example).collect(Collectors.joining(", ")));
    }

    @Override
    public String text() {
        return part.numbered ? part.text + "-" + index : part.text;
    }

    @Override
    public String toString() {
        return text();
    }
}
