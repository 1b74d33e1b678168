package io.connect.sqs.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names of the converters that come with the connector. They are only names, because the converter classes depend on this
 * package, so this package cannot depend on them.
 */
public final class BundledConverters {

    public static final String DEFAULT = "DefaultMessageConverter";
    public static final String CLAIM_CHECK = "ClaimCheckMessageConverter";
    public static final String DECOMPRESSING = "DecompressingMessageConverter";
    public static final String AVRO = "AvroMessageConverter";
    public static final String JSON_SCHEMA = "JsonSchemaMessageConverter";
    public static final String PROTOBUF = "ProtobufMessageConverter";

    /** Simple class names, the most common first. */
    public static final List<String> NAMES = List.of(DEFAULT, CLAIM_CHECK, DECOMPRESSING, AVRO, JSON_SCHEMA, PROTOBUF);

    private static final String PACKAGE = "io.connect.sqs.converter.";

    private BundledConverters() {}

    /** The full class name for a configuration. */
    public static String className(String simpleName) {
        return PACKAGE + simpleName;
    }

    /** The classes, in the order of {@link #NAMES}. */
    static List<Object> classes() {
        return ClassesByName.load(
                NAMES.stream().map(BundledConverters::className).toList());
    }

    /**
     * Names of the converters that process a message, outermost first. The connector's own converters have simple names, all
     * others full class names.
     *
     * @param values values of all keys; if a converter is null or missing, the default converter is assumed
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

    /** Whether references to S3 may be resolved, by a converter of the chain or by one that a user's converter may use. */
    static boolean followsClaimChecks(Map<String, Object> values) {
        Set<String> chain = atWork(values);
        return chain.contains(CLAIM_CHECK)
                || chain.stream().anyMatch(BundledConverters::isForeign)
                        && Stream.of(ConverterKeys.DELEGATE_CLASS, ConverterKeys.DECOMPRESSION_DELEGATE_CLASS)
                                .map(values::get)
                                .map(BundledConverters::nameOf)
                                .anyMatch(CLAIM_CHECK::equals);
    }

    /** Whether a name from {@link #atWork} is a class of the user, which may use any of the connector's converters. */
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
