package io.connect.bench.payload;

import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.registry.RegistryAdmin;
import java.util.List;

/** Stores objects in S3 or a schema in the registry before the first body of a run is sent. */
public final class PayloadStage {

    private static final long FILLER_SEED = 20_260_101;

    private final Bodies bodies;

    private PayloadStage(Bodies bodies) {
        this.bodies = bodies;
    }

    /**
     * Identifies the run of the bodies and the location of its objects.
     *
     * @param run the run's name inside its messages
     * @param producer number of the producer
     * @param topic topic that the messages arrive in; the schema's subject and the objects are named after it
     * @param bucket bucket for objects; must exist when the payload is a claim check
     */
    public record Place(String run, int producer, String topic, String bucket) {}

    /** Prepares the payload of a load, and returns when all objects exist. */
    public static PayloadStage set(RunningEnvironment testbed, Load load, Place place) {
        int wireBytes = (int) load.messageSize().bytes();
        RandomFiller random = new RandomFiller(FILLER_SEED);
        MessageEncoder plain = new MessageEncoder(place.run(), place.producer(), random);
        Payload payload = load.payload();
        if (payload instanceof Payload.ClaimCheck claim) {
            List<String> uris = StagedObjects.place(testbed.s3(), place.bucket(), place.topic(), claim);
            return new PayloadStage(new PointerBodies(plain, wireBytes, claim, uris));
        }
        if (payload instanceof Payload.Avro) {
            int id = new RegistryAdmin(testbed.registryEndpoint())
                    .register(place.topic() + "-value", AvroBodies.SCHEMA.toString());
            return new PayloadStage(new AvroBodies(place.run(), place.producer(), id, wireBytes, random));
        }
        if (payload instanceof Payload.Compression compression) {
            Bodies compressed = new CompressedBodies(
                    compression, wireBytes, filler -> new MessageEncoder(place.run(), place.producer(), filler));
            return new PayloadStage(compressed);
        }
        return new PayloadStage(new PlainBodies(plain, wireBytes));
    }

    /** The largest record value that a message of a load can become. */
    public static long largestRecord(Load load) {
        long wire = load.messageSize().bytes();
        if (load.payload() instanceof Payload.ClaimCheck claim) {
            return wire + claim.objectSize().bytes();
        }
        if (load.payload() instanceof Payload.Compression compression) {
            return Math.round(wire * compression.ratio());
        }
        return wire;
    }

    /** Makes the bodies of the run. */
    public Bodies bodies() {
        return bodies;
    }

    /**
     * Removes the objects of a load, if it has any; an object that was not stored is no error.
     *
     * @param topic topic that the messages arrived in
     * @param bucket bucket of the objects
     */
    public static void removeObjects(RunningEnvironment testbed, Load load, String topic, String bucket) {
        if (load.payload() instanceof Payload.ClaimCheck claim) {
            StagedObjects.remove(testbed.s3(), bucket, topic, claim);
        }
    }
}
