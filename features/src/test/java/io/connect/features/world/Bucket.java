package io.connect.features.world;

import io.connect.testbed.s3.S3Admin;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** The objects of a scenario, in a bucket of its own. */
public final class Bucket {
    /** Characters of a bucket's name: a limit of the service. */
    private static final int LONGEST_NAME = 63;

    private final S3Admin s3;
    private final String name;
    private final Set<String> keys = new HashSet<>();
    private String kept;

    Bucket(S3Admin s3, String scenario) {
        this.s3 = s3;
        // A name may not end in a dash, which is what the names of scenarios are cut at.
        this.name =
                scenario.substring(0, Math.min(LONGEST_NAME, scenario.length())).replaceAll("-+$", "");
        s3.createBucket(name);
    }

    public String name() {
        return name;
    }

    /** Stores an object, over the one that may be there. */
    public void put(String key, byte[] content) {
        s3.put(name, key, content);
        keys.add(key);
    }

    /** The reference that a claim check carries, whether there is such an object or not. */
    public String reference(String key) {
        return "s3://" + name + "/" + key;
    }

    /** A reference to this version of the object and no other. */
    public String pinnedReference(String key) {
        String eTag =
                s3.client().headObject(request -> request.bucket(name).key(key)).eTag();
        return reference(key) + "?etag=" + URLEncoder.encode(eTag, StandardCharsets.UTF_8);
    }

    /** Remembers the object as it is now, for a message that is sent later. */
    public void keep(String key) {
        kept = pinnedReference(key);
    }

    /** The reference that was kept last. */
    public String kept() {
        return kept;
    }

    void delete() {
        keys.forEach(key -> s3.delete(name, key));
        s3.client().deleteBucket(request -> request.bucket(name));
    }
}
