package io.connect.sqs.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.config.types.Password;

/** Validators with error messages that contain the key, the invalid value and a correct value. */
public final class Ranges {

    private static final Pattern REGION = Pattern.compile("[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    private static final Pattern ATTRIBUTE_NAME = Pattern.compile("[A-Za-z0-9_.-]+|[A-Za-z0-9_.-]*\\.\\*");
    /** Pointers of extended clients may name an access point. */
    private static final Pattern BUCKET_NAME =
            Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*\\*?|\\*|arn:[^*]+[:/]accesspoint[:/](?:[^*]+\\*?|\\*)");

    private Ranges() {}

    /** Accepts a number in {@code [min, max]}, or an unset key. */
    public static Validator between(long min, long max) {
        return new Described("[" + min + ",...," + max + "]", (key, value) -> {
            long number = ((Number) value).longValue();
            if (number < min || number > max) {
                throw new ConfigException(key, value, "must be between " + min + " and " + max);
            }
        });
    }

    /** Accepts a number of at least {@code min}, or an unset key. */
    public static Validator atLeast(long min) {
        return new Described("[" + min + ",...]", (key, value) -> {
            if (((Number) value).longValue() < min) {
                throw new ConfigException(key, value, "must be at least " + min);
            }
        });
    }

    /** Accepts text or a secret that is not blank, or an unset key. */
    public static Validator notBlank() {
        return new Described("not blank", (key, value) -> {
            if (text(value).isBlank()) {
                throw new ConfigException(key, value, "must not be blank");
            }
        });
    }

    /** Accepts the login for a server as {@code user:password}, or an unset key. */
    public static Validator login() {
        return new Described("user:password", (key, value) -> {
            if (text(value).indexOf(':') < 1) {
                throw new ConfigException(key, value, "must be a user and a password, like user:password");
            }
        });
    }

    /** Accepts a region, or an unset key. The host names of AWS contain it, and the SDK's client for S3 refuses other names. */
    public static Validator region() {
        return new Described("region", (key, value) -> {
            if (!REGION.matcher(value.toString().trim()).matches()) {
                throw new ConfigException(key, value, "must be a region such as eu-west-1");
            }
        });
    }

    /** Accepts a list of names of message attributes, or of prefixes as SQS writes them. */
    public static Validator attributeNames() {
        return each(
                "names of attributes",
                ATTRIBUTE_NAME,
                "is no name of a message attribute. A name has letters, digits, hyphens, underscores and dots; a prefix ends in"
                        + " .* like trace.*");
    }

    /** Accepts a list of names of buckets, or of prefixes with an asterisk at the end. */
    public static Validator bucketNames() {
        return each(
                "names of buckets",
                BUCKET_NAME,
                "is no name of a bucket. Write the name alone, like orders-objects, or a prefix with * at its end, like"
                        + " archive-*");
    }

    /** Blank elements are accepted, because a comma at the end of a list creates one. */
    private static Validator each(String description, Pattern valid, String problem) {
        return new Described(description, (key, value) -> {
            for (Object element : (List<?>) value) {
                String text = element.toString().trim();
                if (!text.isEmpty() && !valid.matcher(text).matches()) {
                    throw new ConfigException(key, value, "'" + text + "' " + problem);
                }
            }
        });
    }

    private static String text(Object value) {
        return value instanceof Password secret ? secret.value() : value.toString();
    }

    /** Accepts the name of an enum constant in upper or lower case, or an unset key. */
    public static <E extends Enum<E>> Validator oneOf(Class<E> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return new Choice(names);
    }

    /** Accepts one of these texts in upper or lower case, or an unset key. */
    public static Validator oneOfTexts(String... texts) {
        return new Choice(List.of(texts));
    }

    /** Accepts an absolute {@code http} or {@code https} address, or an unset or empty key. */
    public static Validator httpAddress() {
        return new Described("http(s) address", (key, value) -> {
            String text = value.toString().trim();
            if (!text.isEmpty() && !isAddress(text, "https?")) {
                throw new ConfigException(
                        key,
                        Addresses.withoutLogin(text),
                        "must be an address such as http://localhost:9324" + Addresses.explainUnderscore(text));
            }
        });
    }

    /** Accepts the address of a proxy, {@link NetworkKeys#NO_PROXY}, or an unset or empty key. */
    public static Validator proxyAddress() {
        return new Described("http address or " + NetworkKeys.NO_PROXY, (key, value) -> {
            String text = value.toString().trim();
            if (!text.isEmpty() && !text.equalsIgnoreCase(NetworkKeys.NO_PROXY) && !isAddress(text, "http")) {
                throw new ConfigException(
                        key,
                        // The invalid address may contain a login.
                        Addresses.withoutLogin(text),
                        "must be an address such as http://proxy.example:3128, or " + NetworkKeys.NO_PROXY
                                + "; a login goes into " + NetworkKeys.PROXY_USERNAME + " and "
                                + NetworkKeys.PROXY_PASSWORD + ", and the way to the proxy itself is plain HTTP"
                                + Addresses.explainUnderscore(text));
            }
        });
    }

    /** Accepts a topic name, which may contain {@code placeholder}, or an unset key. */
    public static Validator topic(String placeholder) {
        return new Described("name of a topic", (key, value) -> {
            Optional<String> problem = TopicName.problem(value.toString(), placeholder);
            if (problem.isPresent()) {
                throw new ConfigException(key, value, problem.get());
            }
        });
    }

    /** Accepts a dot path to a field, a list of such paths, or an unset key. */
    public static Validator dotPath() {
        return new Described("dot path", (key, value) -> {
            List<?> paths = value instanceof List<?> list ? list : List.of(value);
            List<String> problems = paths.stream()
                    // A comma at the end of a list creates an empty element.
                    .filter(path -> paths.size() == 1 || !path.toString().isBlank())
                    .flatMap(path -> DotPath.problem(path.toString()).stream()
                            .map(problem -> paths.size() == 1 ? problem : "'" + path + "' " + problem))
                    .toList();
            if (!problems.isEmpty()) {
                throw new ConfigException(key, value, String.join(". ", problems));
            }
        });
    }

    /** Accepts one of several names in upper or lower case. */
    record Choice(List<String> names) implements Validator {
        @Override
        public void ensureValid(String key, Object value) {
            if (value != null && names.stream().noneMatch(value.toString().trim()::equalsIgnoreCase)) {
                throw new ConfigException(key, value, "must be one of " + String.join(", ", names));
            }
        }

        @Override
        public String toString() {
            return names.toString();
        }
    }

    /**
     * Whether every client can call this address. Without this check, an invalid host, a login, a query or a fragment would
     * fail only at the first call.
     */
    private static boolean isAddress(String text, String schemes) {
        try {
            URI uri = new URI(text);
            return uri.getScheme() != null
                    && uri.getScheme().toLowerCase(Locale.ROOT).matches(schemes)
                    && Addresses.isCallable(uri)
                    && uri.getRawUserInfo() == null
                    && uri.getRawQuery() == null
                    && uri.getRawFragment() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private interface Check {
        void accept(String key, Object value);
    }

    private record Described(String description, Check check) implements Validator {
        @Override
        public void ensureValid(String key, Object value) {
            if (value != null) {
                check.accept(key, value);
            }
        }

        @Override
        public String toString() {
            return description;
        }
    }
}
