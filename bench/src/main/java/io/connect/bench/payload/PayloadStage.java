package io.connect.bench.payload;

import io.connect.bench.scenario.load.Load;
import io.connect.bench.scenario.load.Payload;
import io.connect.testbed.RunningEnvironment;
import io.connect.testbed.registry.RegistryAdmin;
import java.util.List;

/**
 * Stores objects in S3 or a schema in the registry before the first body of a run is sent, and removes them afterwards.
 */
public final class PayloadStage implements AutoCloseable {

    private static final long FILLER_SEED = 20_260_101;

    private final Bodies bodies;
    private final List<StagedObjects> staged;

    private PayloadStage(Bodies bodies, List<StagedObjects> staged) {
        this.bodies = bodies;
        this.staged = staged;
    }

    /**
     * Identifies the run of the bodies and the location of its objects.
     *
     * @param run the run's name inside its messages
     * @param producer number of the producer
     * @param topic topic that the messages arrive in; the schema's subject is named after it
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
            StagedObjects objects = StagedObjects.place(testbed.s3(), place.bucket(), claim.objects(), (int)
                    claim.objectSize().bytes());
            return new PayloadStage(new PointerBodies(plain, wireBytes, claim, objects.uris()), List.of(objects));
        }
        if (payload instanceof Payload.Avro) {
            int id = new RegistryAdmin(testbed.registryEndpoint())
                    .register(place.topic() + "-value", AvroBodies.SCHEMA.toString());
            return new PayloadStage(new AvroBodies(place.run(), place.producer(), id, wireBytes, random), List.of());
        }
        if (payload instanceof Payload.Compression compression) {
            Bodies compressed = new CompressedBodies(
                    compression, wireBytes, filler -> new MessageEncoder(place.run(), place.producer(), filler));
            return new PayloadStage(compressed, List.of());
        }
        return new PayloadStage(new PlainBodies(plain, wireBytes), List.of());
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

    @Override
    public void close() {
        staged.forEach(StagedObjects::close);
    }
}
