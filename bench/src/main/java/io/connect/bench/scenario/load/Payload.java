package io.connect.bench.scenario.load;

import io.connect.bench.scenario.key.Choice;
import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Limits;
import java.util.List;
import java.util.Objects;

/** The content of a message body. */
public sealed interface Payload extends Choice {

    /** Description of a key for the bytes of a body. */
    String BASE64 = "Whether the bytes travel as base64 text; true unless said otherwise.";

    /** All kinds of payloads. */
    List<Class<? extends Payload>> KINDS = List.of(Plain.class, Compression.class, ClaimCheck.class, Avro.class);

    /** The uncompressed JSON body. */
    record Plain() implements Payload {}

    /**
     * The JSON body compressed; {@code messageSize} is then the size in SQS.
     *
     * @param format gzip, deflate or zlib
     * @param ratio size before compression ÷ size in SQS, above 1
     * @param base64 whether the compressed bytes are sent as base64 text
     */
    record Compression(
            @Key(
                    value = "How the body is compressed.",
                    oneOf = {"gzip", "zlib", "deflate"})
            String format,

            @Key(value = "Size before compression by size on the wire.", least = "1")
            double ratio,

            @Key(value = BASE64, otherwise = "true") boolean base64)
            implements Payload {

        /** Deflate, on which all three formats are based, makes at most 1,032 bytes of one. */
        private static final int MOST_RATIO = 1_000;

        public Compression {
            Objects.requireNonNull(format, "format");
            if (!(ratio > 1) || ratio > MOST_RATIO) {
                throw new IllegalArgumentException(
                        "compression.ratio is above 1 and at most " + MOST_RATIO + ", not " + ratio);
            }
            Limits.text("compression.base64", base64);
        }
    }

    /**
     * The JSON body with a field that holds the URI of an object in S3; {@code messageSize} is the pointer's.
     *
     * @param objectSize size of each object
     * @param objects number of distinct objects that are stored before the run; the messages refer to them in turn
     * @param field name of the field that holds the URI
     */
    record ClaimCheck(
            @Key(value = "Size of each object in S3.", least = "1B", most = "1GiB")
            DataSize objectSize,

            @Key(
                    value = "Distinct objects placed before the run, pointed at in rotation.",
                    least = "1",
                    most = "100000")
            int objects,

            @Key(value = "Field of the body that holds the URI; s3Uri unless said otherwise.", otherwise = "s3Uri")
            String field)
            implements Payload {
        public ClaimCheck {
            Objects.requireNonNull(objectSize, "objectSize");
            Objects.requireNonNull(field, "field");
            Limits.atLeast("claimCheck.objects", objects, 1);
        }
    }

    /**
     * The body as an Avro record with the fields of the JSON body, in the registry's wire format.
     *
     * @param base64 whether the bytes are sent as base64 text
     */
    record Avro(@Key(value = BASE64, otherwise = "true") boolean base64) implements Payload {
        public Avro {
            Limits.text("avro.base64", base64);
        }
    }
}
