package io.connect.sqs.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The converters that come with the connector, by their names: they depend on the keys of this package, which therefore cannot
 * depend on them.
 */
public final class BundledConverters {

    public static final String DEFAULT = "DefaultMessageConverter";
    public static final String CLAIM_CHECK = "ClaimCheckMessageConverter";
    public static final String DECOMPRESSING = "DecompressingMessageConverter";
    public static final String AVRO = "AvroMessageConverter";
    public static final String JSON_SCHEMA = "JsonSchemaMessageConverter";
    public static final String PROTOBUF = "ProtobufMessageConverter";

    /** Simple names, the most common first. */
    public static final List<String> NAMES = List.of(DEFAULT, CLAIM_CHECK, DECOMPRESSING, AVRO, JSON_SCHEMA, PROTOBUF);

    private static final String PACKAGE = "io.connect.sqs.converter.";

    private BundledConverters() {}

    /** The name as it is written in a configuration. */
    public static String className(String simpleName) {
        return PACKAGE + simpleName;
    }

    /** The classes themselves, in the order of {@link #NAMES}. */
    static List<Object> classes() {
        return ClassesByName.load(
                NAMES.stream().map(BundledConverters::className).toList());
    }

    /**
     * Names of the converters that a message passes, outermost first: simple names of the connector's own converters, full
     * class names of others.
     *
     * @param values values of all keys; a converter that is null or missing counts as the default one
     */
    static Set<String> atWork(Map<String, Object> values) {
        Set<String> chain = new LinkedHashSet<>();
        String next = nameOf(values.get(ConverterKeys.CONVERTER_CLASS));
        while (next != null && chain.add(next)) {
            next = switch (next) {
                case CLAIM_CHECK -> nameOf(values.get(ConverterKeys.DELEGATE_CLASS));
                case DECOMPRESSING -> nameOf(values.get(ConverterKeys.DECOMPRESSION_DELEGATE_CLASS));
                default -> null;
            };
        }
        return chain;
    }

    /** Whether references to S3 may be followed: by a converter of the chain, or by one that a user's converter may use. */
    static boolean followsClaimChecks(Map<String, Object> values) {
        Set<String> chain = atWork(values);
        return chain.contains(CLAIM_CHECK)
                || chain.stream().anyMatch(BundledConverters::isForeign)
                        && Stream.of(ConverterKeys.DELEGATE_CLASS, ConverterKeys.DECOMPRESSION_DELEGATE_CLASS)
                                .map(values::get)
                                .map(BundledConverters::nameOf)
                                .anyMatch(CLAIM_CHECK::equals);
    }

    /** Whether a name of {@link #atWork} is that of a user's own class, which may use any of ours. */
    static boolean isForeign(String name) {
        return !NAMES.contains(name);
    }

    private static String nameOf(Object converter) {
        if (converter == null) {
            return DEFAULT;
        }
        String name = converter instanceof Class<?> type ? type.getName() : converter.toString();
        String simple = name.startsWith(PACKAGE) ? name.substring(PACKAGE.length()) : name;
        return NAMES.contains(simple) ? simple : name;
    }
}
