package io.connect.bench.payload;

import io.connect.bench.scenario.load.Payload.ClaimCheck;
import io.connect.testbed.s3.S3Admin;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The S3 objects that pointer messages refer to. They are stored before the run and removed after it. All objects differ, so that
 * no cache helps. Their keys begin with the name of the run, because the bucket can belong to others.
 */
final class StagedObjects {

    private static final RandomFiller FILLER = new RandomFiller(20_260_103);

    private StagedObjects() {}

    /** Stores the objects in an existing bucket, and returns their URIs. */
    static List<String> place(S3Admin s3, String bucket, String run, ClaimCheck claim) {
        int bytes = (int) claim.objectSize().bytes();
        byte[] content = new byte[bytes];
        return IntStream.range(0, claim.objects())
                .mapToObj(object -> {
                    write(content, 0, bytes, object);
                    return s3.put(bucket, key(run, object), content);
                })
                .toList();
    }

    /** Removes the objects. An object that was not stored is no error. */
    static void remove(S3Admin s3, String bucket, String run, ClaimCheck claim) {
        for (int object = 0; object < claim.objects(); object++) {
            s3.delete(bucket, key(run, object));
        }
    }

    private static String key(String run, int object) {
        return run + "/object-" + object;
    }

    /** Writes the content of an object. */
    static void write(byte[] target, int from, int bytes, int object) {
        FILLER.fill(target, from, bytes, object);
    }
}
