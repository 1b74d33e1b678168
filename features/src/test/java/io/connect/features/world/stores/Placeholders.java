package io.connect.features.world.stores;

import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.RegistryAccess;
import io.connect.features.world.place.StoreAccess;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Replaces placeholders in a specification's texts by values of the running scenario. */
public final class Placeholders {
    private static final Pattern PLACE =
            Pattern.compile("<object ([^ >]+)( as it is)?>|<bucket>|<S3>|<registry>|<scenario>");

    private final RunningScenario scenario;
    private final Bucket bucket;
    private final StoreAccess s3;
    private final RegistryAccess registry;

    public Placeholders(RunningScenario scenario, Bucket bucket, StoreAccess s3, RegistryAccess registry) {
        this.scenario = scenario;
        this.bucket = bucket;
        this.s3 = s3;
        this.registry = registry;
    }

    /**
     * The text, with {@code <object x>}, {@code <object x as it is>}, {@code <bucket>}, {@code <S3>}, {@code <registry>} and
     * {@code <scenario>} replaced.
     */
    public String resolve(String text) {
        return PLACE.matcher(text).replaceAll(match -> Matcher.quoteReplacement(value(match)));
    }

    private String value(MatchResult match) {
        String key = match.group(1);
        if (key != null) {
            return match.group(2) == null ? bucket.reference(key) : bucket.pinnedReference(key);
        }
        return switch (match.group()) {
            case "<bucket>" -> bucket.name();
            case "<S3>" -> s3.endpoint().toString();
            case "<registry>" -> registry.endpoint().toString();
            default -> scenario.name();
        };
    }
}
