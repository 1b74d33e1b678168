package io.connect.bench.payload;

import io.connect.bench.ledger.Ledger;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericDatumWriter;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.io.EncoderFactory;

/**
 * Avro records in the wire format of registry-aware serializers (a zero, the schema's id, the data), as base64 text. They have
 * the fields of the JSON body in the same order, so that a converter that writes JSON produces the JSON body again.
 */
final class AvroBodies implements Bodies {

    /** The schema that is registered. */
    static final Schema SCHEMA = SchemaBuilder.record("BenchMessage")
            .namespace("io.connect.bench")
            .fields()
            .requiredString("run")
            .requiredInt("producer")
            .requiredLong("seq")
            .name("group")
            .type()
            .unionOf()
            .nullType()
            .and()
            .intType()
            .endUnion()
            .noDefault()
            .requiredLong("producer_timestamp")
            .requiredString("data")
            .endRecord();

    private static final byte MAGIC = 0;
    /** The magic byte and the schema's id. */
    private static final int HEADER = 1 + Integer.BYTES;

    private static final int BASE64_BYTES = 3;
    private static final int BASE64_CHARACTERS = 4;
    /** Spare bytes in the first estimate of the data's length: the maximum length of a number in Avro. */
    private static final int LARGEST_LENGTH_PREFIX = 5;

    private final String run;
    private final int producer;
    private final int schemaId;
    private final int rawBytes;
    private final RandomFiller filler;
    private final MessageEncoder json;

    /**
     * Creates the bodies of one run.
     *
     * @param schemaId the id that the registry gave {@link #SCHEMA}
     * @param wireBytes size of the message in SQS; the real size is up to three bytes smaller, because of base64
     */
    AvroBodies(String run, int producer, int schemaId, int wireBytes, RandomFiller filler) {
        this.run = run;
        this.producer = producer;
        this.schemaId = schemaId;
        this.rawBytes = wireBytes / BASE64_CHARACTERS * BASE64_BYTES;
        this.filler = filler;
        this.json = new MessageEncoder(run, producer, filler);
    }

    @Override
    public byte[] encode(long seq, int group, long producerMicros) {
        return Base64.getEncoder().encode(raw(record(seq, group, producerMicros)));
    }

    @Override
    public void expect(long seq, int group, long producerMicros, Scratch into) {
        int data = ((String) record(seq, group, producerMicros).get("data")).length();
        json.encode(seq, group, producerMicros, json.sizeOf(seq, group, producerMicros) + data, into);
    }

    @Override
    public boolean unpacked() {
        return true;
    }

    private GenericRecord record(long seq, int group, long producerMicros) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        record.put("run", run);
        record.put("producer", producer);
        record.put("seq", seq);
        record.put("group", group < 0 ? null : group);
        record.put("producer_timestamp", producerMicros);
        record.put("data", "");
        int room = rawBytes - raw(record).length;
        if (room < 0) {
            throw new IllegalArgumentException("A message of " + rawBytes / BASE64_BYTES * BASE64_CHARACTERS
                    + " bytes cannot hold its identity in Avro, which is " + -room + " bytes longer");
        }
        record.put("data", data(seq, room));
        byte[] raw = raw(record);
        for (int tries = 0; raw.length > rawBytes && tries < LARGEST_LENGTH_PREFIX; tries++) {
            // The length of a longer text takes more bytes.
            room -= raw.length - rawBytes;
            record.put("data", data(seq, room));
            raw = raw(record);
        }
        return record;
    }

    /** Reads the identity from a record of this schema; empty for other data. */
    static Optional<MessageIdentity> identity(byte[] raw) {
        if (raw.length <= HEADER || raw[0] != MAGIC) {
            return Optional.empty();
        }
        try {
            GenericRecord record = new GenericDatumReader<GenericRecord>(SCHEMA)
                    .read(null, DecoderFactory.get().binaryDecoder(raw, HEADER, raw.length - HEADER, null));
            Integer group = (Integer) record.get("group");
            return Optional.of(new MessageIdentity(
                    record.get("run").toString(),
                    (int) record.get("producer"),
                    (long) record.get("seq"),
                    group == null ? Ledger.NO_GROUP : group,
                    (long) record.get("producer_timestamp")));
        } catch (IOException | AvroRuntimeException | IllegalArgumentException | IndexOutOfBoundsException otherBytes) {
            return Optional.empty();
        }
    }

    private String data(long seq, int length) {
        byte[] data = new byte[length];
        filler.fill(data, 0, length, seq);
        return new String(data, StandardCharsets.US_ASCII);
    }

    private byte[] raw(GenericRecord record) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(rawBytes);
        try {
            DataOutputStream header = new DataOutputStream(bytes);
            header.writeByte(MAGIC);
            header.writeInt(schemaId);
            header.flush();
            BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(bytes, null);
            new GenericDatumWriter<GenericRecord>(SCHEMA).write(record, encoder);
            encoder.flush();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing can go wrong in memory", e);
        }
        return bytes.toByteArray();
    }
}
