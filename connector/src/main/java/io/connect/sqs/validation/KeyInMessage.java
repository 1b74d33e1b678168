package io.connect.sqs.validation;

import io.connect.sqs.config.SqsSourceConfig;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds keys in an error message. The message often shows the key to change more precisely than the code that caught the error.
 */
final class KeyInMessage {

    private static final Pattern SUBJECT = Pattern.compile(
            "^(?:Invalid value .*? for configuration )?([a-z][a-z0-9.]*[a-z0-9])(?=[:=\\s])", Pattern.DOTALL);

    private KeyInMessage() {}

    /** The key of this connector at the beginning of an error message, in the format of {@code ConfigException}. */
    static String subject(Throwable error, String otherwise) {
        Matcher matcher = SUBJECT.matcher(String.valueOf(error.getMessage()));
        return Optional.of(matcher)
                .filter(Matcher::find)
                .map(found -> found.group(1))
                .filter(SqsSourceConfig.CONFIG_DEF.names()::contains)
                .orElse(otherwise);
    }

    /** Whether a message mentions one of the keys. */
    static boolean mentions(String message, Set<String> keys) {
        return keys.stream()
                .anyMatch(key -> Pattern.compile("(?<![\\w.])" + Pattern.quote(key) + "(?!\\w|\\.\\w)")
                        .matcher(message)
                        .find());
    }
}
