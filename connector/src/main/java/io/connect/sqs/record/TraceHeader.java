package io.connect.sqs.record;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads X-Ray's trace header, {@code Root=1-67891233-abcdef012345678912345678;Parent=53995c3f42cd8ad8;Sampled=1}. */
final class TraceHeader {

    private static final Pattern ROOT = Pattern.compile("(?:^|;)\\s*Root=1-([0-9a-f]{8})-([0-9a-f]{24})\\s*(?:;|$)");
    private static final Pattern PARENT = Pattern.compile("(?:^|;)\\s*Parent=([0-9a-f]{16})\\s*(?:;|$)");
    private static final Pattern SAMPLED = Pattern.compile("(?:^|;)\\s*Sampled=1\\s*(?:;|$)");

    private TraceHeader() {}

    /** The same trace as a W3C traceparent; empty if root or parent is missing, because W3C requires both. */
    static Optional<String> toTraceparent(String xray) {
        Matcher root = ROOT.matcher(xray);
        Matcher parent = PARENT.matcher(xray);
        if (!root.find() || !parent.find()) {
            return Optional.empty();
        }
        String flags = SAMPLED.matcher(xray).find() ? "01" : "00";
        return Optional.of("00-" + root.group(1) + root.group(2) + "-" + parent.group(1) + "-" + flags);
    }
}
