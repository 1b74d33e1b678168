package io.connect.sqs.converter;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.converter.json.FieldPath;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaAndValue;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;

/**
 * Extracts one field of another converter's result as the record's value ({@code message.output.field.extract}). From JSON
 * text, a string is extracted without quotes, and any other value as JSON text. From a structure, the field is extracted with
 * its schema. If the field is missing, the message fails. Thread-safe.
 */
public final class FieldExtractMessageConverter implements MessageConverter {

    private final MessageConverter delegate;
    private FieldPath path;
    private JsonFields fields;

    /**
     * Wraps a converter. Closing this converter also closes the wrapped one.
     *
     * @param delegate the wrapped converter, already configured
     */
    public FieldExtractMessageConverter(MessageConverter delegate) {
        this.delegate = delegate;
    }

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        path = new ConverterSettings(connectorConfig)
                .outputField()
                .orElseThrow(() -> new ConfigException(
                        ConverterKeys.OUTPUT_FIELD_EXTRACT, null, "must name the field that becomes the value"));
        fields = new JsonFields(List.of(path));
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        ConvertedMessage whole = delegate.convert(message);
        return new ConvertedMessage(extract(whole.value()), whole.extraHeaders());
    }

    @Override
    public void close() {
        delegate.close();
    }

    private SchemaAndValue extract(SchemaAndValue whole) {
        if (whole.value() instanceof Struct struct) {
            return fromStruct(struct);
        }
        if (whole.value() instanceof String text) {
            List<FieldValue> found = fields.find(text);
            if (found.isEmpty()) {
                throw missing("the value of " + text.length() + " characters, or this is no JSON object or array");
            }
            FieldValue value = found.get(0);
            return new SchemaAndValue(
                    Schema.OPTIONAL_STRING_SCHEMA,
                    value.string().orElseGet(() -> text.substring(value.start(), value.end())));
        }
        throw missing("a value of type "
                + (whole.value() == null ? "null" : whole.value().getClass().getSimpleName()));
    }

    private SchemaAndValue fromStruct(Struct struct) {
        Schema schema = struct.schema();
        Object value = struct;
        for (String segment : path.segments()) {
            Field field = value instanceof Struct parent ? parent.schema().field(segment) : null;
            if (field == null) {
                throw missing("the structure " + struct.schema().name());
            }
            schema = field.schema();
            value = ((Struct) value).get(field);
        }
        return new SchemaAndValue(schema, value);
    }

    private DataException missing(String where) {
        return new DataException(
                "No field " + path + ", which " + ConverterKeys.OUTPUT_FIELD_EXTRACT + " names, in " + where);
    }
}
