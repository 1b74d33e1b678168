package io.connect.bench.payload;

import io.connect.testbed.s3.S3Admin;
import java.util.ArrayList;
import java.util.List;

/**
 * The S3 objects that pointer messages refer to. They are stored before the run and removed after it. All objects differ, so that
 * no cache helps.
 */
final class StagedObjects implements AutoCloseable {

    private static final RandomFiller FILLER = new RandomFiller(20_260_103);

    private final S3Admin s3;
    private final String bucket;
    private final List<String> keys = new ArrayList<>();
    private final List<String> uris = new ArrayList<>();

    private StagedObjects(S3Admin s3, String bucket) {
        this.s3 = s3;
        this.bucket = bucket;
    }

    /** Stores {@code count} text objects of {@code bytes} bytes each in an existing bucket. */
    static StagedObjects place(S3Admin s3, String bucket, int count, int bytes) {
        StagedObjects staged = new StagedObjects(s3, bucket);
        byte[] content = new byte[bytes];
        for (int i = 0; i < count; i++) {
            write(content, 0, bytes, i);
            String key = "object-" + i;
            staged.uris.add(s3.put(bucket, key, content));
            staged.keys.add(key);
        }
        return staged;
    }

    /** Writes the content of an object. */
    static void write(byte[] target, int from, int bytes, int object) {
        FILLER.fill(target, from, bytes, object);
    }

    /** The URIs of all objects. */
    List<String> uris() {
        return List.copyOf(uris);
    }

    @Override
    public void close() {
        keys.forEach(key -> s3.delete(bucket, key));
        keys.clear();
    }
}
