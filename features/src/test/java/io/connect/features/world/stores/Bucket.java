package io.connect.features.world.stores;

import io.connect.features.environment.Lazy;
import io.connect.features.world.RunningScenario;
import io.connect.features.world.place.Place;
import io.connect.testbed.s3.S3Admin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * The objects of a scenario, in a separate bucket that is created at its first use and deleted with the scenario. The first
 * bucket of the suite starts the object store.
 */
public final class Bucket {
    /** The largest number of characters in a bucket name, a limit of S3. */
    private static final int LONGEST_NAME = 63;

    private final Lazy<Created> created;
    private final Set<String> keys = new HashSet<>();
    private Optional<String> kept = Optional.empty();

    private record Created(S3Admin s3, String name) {}

    public Bucket(RunningScenario scenario, Place place) {
        this.created = new Lazy<>(() -> {
            Created bucket = new Created(place.stores().s3(), nameFor(scenario.name()));
            bucket.s3().createBucket(bucket.name());
            scenario.atEnd(this::delete);
            return bucket;
        });
    }

    /** A bucket name may not end in a dash, but a scenario's name may be cut after one. */
    private static String nameFor(String scenario) {
        return scenario.substring(0, Math.min(LONGEST_NAME, scenario.length())).replaceAll("-+$", "");
    }

    public String name() {
        return created.get().name();
    }

    /** Stores an object, and replaces an existing one. */
    public void put(String key, byte[] content) {
        created.get().s3().put(name(), key, content);
        keys.add(key);
    }

    /** The reference for a claim check, whether the object exists or not. */
    public String reference(String key) {
        return "s3://" + name() + "/" + key;
    }

    /** A reference to only the current version of the object. */
    public String pinnedReference(String key) {
        String eTag = created.get()
                .s3()
                .client()
                .headObject(request -> request.bucket(name()).key(key))
                .eTag();
        return reference(key) + "?etag=" + URLEncoder.encode(eTag, StandardCharsets.UTF_8);
    }

    /** Stores a reference to the current version of the object, for a message that is sent later. */
    public void keep(String key) {
        kept = Optional.of(pinnedReference(key));
    }

    /** The reference that was stored last. */
    public String kept() {
        return kept.orElseThrow(() -> new IllegalStateException("this scenario has kept no reference to an object"));
    }

    private void delete() {
        S3Admin s3 = created.get().s3();
        keys.forEach(key -> s3.delete(name(), key));
        s3.deleteBucket(name());
    }
}
