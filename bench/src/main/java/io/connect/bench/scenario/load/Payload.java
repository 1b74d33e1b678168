package io.connect.bench.scenario.load;

import io.connect.bench.scenario.unit.DataSize;
import io.connect.bench.scenario.unit.Limits;
import java.util.Objects;

/** What a message body is made of. */
public sealed interface Payload {

    /** The word used in scenarios.yaml and in results. */
    String kind();

    /** The JSON body as it is. */
    record Plain() implements Payload {
        @Override
        public String kind() {
            return "plain";
        }
    }

    /**
     * The JSON body compressed; {@code messageSize} is then the size on the wire.
     *
     * @param format gzip, deflate or zlib
     * @param ratio size before ÷ size on the wire, above 1
     * @param base64 whether the compressed bytes are sent as base64 text
     */
    record Compression(String format, double ratio, boolean base64) implements Payload {
        public Compression {
            Objects.requireNonNull(format, "format");
            if (!(ratio > 1) || Double.isInfinite(ratio)) {
                throw new IllegalArgumentException("compression.ratio is a finite number above 1, not " + ratio);
            }
            Limits.text("compression.base64", base64);
        }

        @Override
        public String kind() {
            return "compression";
        }
    }

    /**
     * The JSON body with a field that holds the URI of an object in S3; {@code messageSize} is the pointer's.
     *
     * @param objectSize size of each object
     * @param objects how many distinct ones are placed before the run and pointed at in rotation
     * @param field name of the field that holds the URI
     */
    record ClaimCheck(DataSize objectSize, int objects, String field) implements Payload {
        public ClaimCheck {
            Objects.requireNonNull(objectSize, "objectSize");
            Objects.requireNonNull(field, "field");
            Limits.atLeast("claimCheck.objects", objects, 1);
        }

        @Override
        public String kind() {
            return "claimCheck";
        }
    }

    /**
     * The body as an Avro record with the fields of the JSON body, in the registry's wire format.
     *
     * @param base64 whether the bytes are sent as base64 text
     */
    record Avro(boolean base64) implements Payload {
        public Avro {
            Limits.text("avro.base64", base64);
        }

        @Override
        public String kind() {
            return "avro";
        }
    }
}
