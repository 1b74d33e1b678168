package io.connect.toxiproxy.toxic;

import io.connect.toxiproxy.toxic.call.AwsCall;
import io.connect.toxiproxy.toxic.call.CallAttributes;
import io.connect.toxiproxy.toxic.call.KafkaCall;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The types of toxics: name in the API, names of attributes, and the settings made from numbers. */
public enum ToxicType {
    LATENCY(List.of("latency", "jitter"), a -> new Latency(a.get("latency"), a.get("jitter"))),
    BANDWIDTH(List.of("rate", "shared"), a -> new Bandwidth(a.get("rate"), a.get("shared") != 0)),
    SLOW_CLOSE(List.of("delay"), a -> new SlowClose(a.get("delay"))),
    TIMEOUT(List.of("timeout"), a -> new Timeout(a.get("timeout"))),
    RESET_PEER(List.of("timeout"), a -> new ResetPeer(a.get("timeout"))),
    SLICER(
            List.of("average_size", "size_variation", "delay"),
            a -> new Slicer(a.get("average_size"), a.get("size_variation"), a.get("delay"))),
    LIMIT_DATA(List.of("bytes"), a -> new LimitData(a.get("bytes"))),
    NOOP(List.of(), a -> new Noop()),
    KAFKA_CALL(
            KafkaCall::read,
            List.of("api", "action", "delay", "error", "nth", "every", "share", "topic", "transactional_id")),
    AWS_CALL(
            AwsCall::read,
            List.of("operation", "action", "delay", "status", "error", "entry", "nth", "every", "share", "resource"));

    private final List<String> attributeNames;
    private final Function<Map<String, Long>, ToxicSettings> ofNumbers;
    private final Function<CallAttributes, ToxicSettings> ofTexts;

    ToxicType(List<String> attributeNames, Function<Map<String, Long>, ToxicSettings> ofNumbers) {
        this.attributeNames = attributeNames;
        this.ofNumbers = ofNumbers;
        this.ofTexts = null;
    }

    ToxicType(Function<CallAttributes, ToxicSettings> ofTexts, List<String> attributeNames) {
        this.attributeNames = attributeNames;
        this.ofNumbers = null;
        this.ofTexts = ofTexts;
    }

    /** Whether it acts on single calls. The genuine server has no such toxic. */
    public boolean meetsCalls() {
        return ofTexts != null;
    }

    /** The name in the API, for example {@code slow_close}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Every attribute that the toxic supports. */
    public List<String> attributeNames() {
        return attributeNames;
    }

    /** Settings from numbers. A missing attribute is 0, as in the genuine server. */
    public ToxicSettings settings(Map<String, Long> attributes) {
        Map<String, Long> complete = attributeNames.stream()
                .collect(Collectors.toMap(Function.identity(), name -> attributes.getOrDefault(name, 0L)));
        return ofNumbers.apply(complete);
    }

    /**
     * Settings of a toxic that acts on calls, from attributes as text.
     *
     * @throws IllegalArgumentException when they are invalid, with the attribute, its value and a correct value
     */
    public ToxicSettings callSettings(Map<String, String> attributes) {
        attributes.keySet().stream()
                .filter(name -> !attributeNames.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            text() + " has no attribute " + name + ", only " + String.join(", ", attributeNames));
                });
        return ofTexts.apply(new CallAttributes(attributes));
    }

    /** Finds a toxic by its exact name in the API. */
    public static Optional<ToxicType> parse(String text) {
        return Arrays.stream(values()).filter(type -> type.text().equals(text)).findFirst();
    }
}
