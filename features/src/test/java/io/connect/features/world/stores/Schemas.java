package io.connect.features.world.stores;

import io.connect.features.world.place.Place;
import io.connect.testbed.registry.RegistryAdmin;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.HexFormat;

/** The schemas of a scenario, registered as by any client of a Confluent registry. The first schema starts the registry. */
public final class Schemas {
    private static final int HEAD_BYTES = 5;

    private final Place place;
    private int latest;

    public Schemas(Place place) {
        this.place = place;
    }

    /**
     * Registers a schema.
     *
     * @param type {@code AVRO}, {@code JSON} or {@code PROTOBUF}
     */
    public void register(String subject, String type, String schema) {
        latest = new RegistryAdmin(place.stores().registry()).register(subject, type, schema);
    }

    /** Id of the schema registered last. */
    public int latest() {
        return latest;
    }

    /** Confluent's wire format in a form that SQS accepts: base64 of a zero byte, the id and the data. */
    public static String wireFormat(int id, String hex) {
        byte[] data = HexFormat.of().parseHex(hex.replace(" ", ""));
        return Base64.getEncoder()
                .encodeToString(ByteBuffer.allocate(HEAD_BYTES + data.length)
                        .put((byte) 0)
                        .putInt(id)
                        .put(data)
                        .array());
    }
}
