package io.connect.bench.payload;

import io.connect.bench.scenario.load.Payload.ClaimCheck;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** JSON bodies with a field that contains the URI of an S3 object. In the expected record, the object replaces the URI. */
final class PointerBodies implements Bodies {

    private final MessageEncoder encoder;
    private final int wireBytes;
    private final ClaimCheck claim;
    private final List<String> uris;
    private final byte[] fieldStart;

    /**
     * Creates bodies that point at the objects in turn.
     *
     * @param wireBytes size of the message in SQS
     * @param uris the URIs of the objects that {@link StagedObjects} stored
     */
    PointerBodies(MessageEncoder encoder, int wireBytes, ClaimCheck claim, List<String> uris) {
        this.encoder = encoder;
        this.wireBytes = wireBytes;
        this.claim = claim;
        this.uris = uris;
        this.fieldStart = ("\"" + claim.field() + "\":\"").getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public byte[] encode(long seq, int group, long producerMicros) {
        return encoder.encode(seq, group, producerMicros, wireBytes, claim.field(), uris.get(object(seq)));
    }

    @Override
    public void expect(long seq, int group, long producerMicros, Scratch into) {
        byte[] pointer = encode(seq, group, producerMicros);
        int from = placeOfUri(pointer);
        int behind = from + uris.get(object(seq)).length();
        int objectBytes = (int) claim.objectSize().bytes();
        byte[] whole = into.start(from + objectBytes + pointer.length - behind);
        System.arraycopy(pointer, 0, whole, 0, from);
        StagedObjects.write(whole, from, objectBytes, object(seq));
        System.arraycopy(pointer, behind, whole, from + objectBytes, pointer.length - behind);
    }

    @Override
    public boolean unpacked() {
        return true;
    }

    private int object(long seq) {
        return (int) (seq % uris.size());
    }

    private int placeOfUri(byte[] pointer) {
        int at = 0;
        while (!startsAt(pointer, at)) {
            at++;
        }
        return at + fieldStart.length;
    }

    private boolean startsAt(byte[] pointer, int at) {
        for (int index = 0; index < fieldStart.length; index++) {
            if (pointer[at + index] != fieldStart[index]) {
                return false;
            }
        }
        return true;
    }
}
