package io.connect.sqs.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/** The form in which Connect's converter can write keys, values or headers. */
public enum RecordForm {
    /** Text, for Connect's StringConverter, which writes any other object by its {@code toString}. */
    TEXT {
        @Override
        SchemaAndValue of(SchemaAndValue value) {
            if (isBytes(value)) {
                throw new DataException(
                        "The value is bytes, and StringConverter would write them as the name of an object."
                                + " Write value.converter=org.apache.kafka.connect.converters.ByteArrayConverter, which gets text as"
                                + " bytes, too");
            }
            if (value.value() instanceof Struct
                    || value.value() instanceof Map<?, ?>
                    || value.value() instanceof Collection<?>) {
                throw new DataException(
                        "The value is a structure, and StringConverter would write it as text that no program"
                                + " reads. Write value.converter=org.apache.kafka.connect.json.JsonConverter, or another one for"
                                + " structures");
            }
            return value;
        }
    },
    /** Bytes, for Connect's ByteArrayConverter, which refuses everything else. */
    BYTES {
        @Override
        SchemaAndValue of(SchemaAndValue value) {
            if (value.value() == null) {
                return new SchemaAndValue(Schema.OPTIONAL_BYTES_SCHEMA, null);
            }
            if (value.value() instanceof String text) {
                return new SchemaAndValue(Schema.OPTIONAL_BYTES_SCHEMA, text.getBytes(StandardCharsets.UTF_8));
            }
            if (isBytes(value)) {
                return value;
            }
            throw new DataException(
                    "The value is neither text nor bytes, and ByteArrayConverter would refuse it."
                            + " Write value.converter=org.apache.kafka.connect.json.JsonConverter, or another one for structures");
        }
    },
    /** Any form, for all other converters and for those of the worker's configuration, which a connector does not see. */
    ANY {
        @Override
        SchemaAndValue of(SchemaAndValue value) {
            return value;
        }
    };

    private static boolean isBytes(SchemaAndValue value) {
        return value.value() instanceof byte[] || value.value() instanceof ByteBuffer;
    }

    /** @throws DataException if the converter would destroy or refuse the value */
    abstract SchemaAndValue of(SchemaAndValue value);

    /** @param converter the name or alias of the class; empty if it is unknown */
    public static RecordForm writtenBy(String converter) {
        if (converter.matches("(org\\.apache\\.kafka\\.connect\\.storage\\.)?String(Converter)?")) {
            return TEXT;
        }
        return converter.matches("(org\\.apache\\.kafka\\.connect\\.converters\\.)?ByteArray(Converter)?")
                ? BYTES
                : ANY;
    }
}
