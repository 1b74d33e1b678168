package io.connect.sqs.record;

/**
 * The forms in which Connect's converters can write a record.
 *
 * @param keys the form of keys
 * @param values the form of values
 * @param headers the form of headers
 */
public record RecordForms(RecordForm keys, RecordForm values, RecordForm headers) {

    /** The forms for converters that the connector does not know. */
    public static final RecordForms ANY = new RecordForms(RecordForm.ANY, RecordForm.ANY, RecordForm.ANY);

    /**
     * The forms for converters, each by its name; empty if it is unknown.
     *
     * @param ofKeys the converter of keys
     * @param ofValues the converter of values
     * @param ofHeaders the converter of headers
     */
    public static RecordForms writtenBy(String ofKeys, String ofValues, String ofHeaders) {
        return new RecordForms(
                RecordForm.writtenBy(ofKeys), RecordForm.writtenBy(ofValues), RecordForm.writtenBy(ofHeaders));
    }
}
