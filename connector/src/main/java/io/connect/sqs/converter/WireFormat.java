package io.connect.sqs.converter;

import io.connect.sqs.converter.compression.Base64Text;
import io.connect.sqs.converter.json.ByteOrderMark;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * A body in the wire format of registry-aware serializers: a zero byte, four bytes with the schema id, and the data.
 *
 * @param schemaId the schema id in the body
 * @param bytes the whole body; the data starts at {@link #DATA_OFFSET}
 */
record WireFormat(int schemaId, byte[] bytes) {

    /** The position of the data. */
    static final int DATA_OFFSET = 5;

    private static final byte MAGIC = 0;

    /** The first base64 digit of a zero byte. No JSON text begins with this letter. */
    private static final char BASE64_OF_MAGIC = 'A';

    /**
     * Parses a body, binary or in base64.
     *
     * @return empty if the body is not in the wire format, so it has to be JSON
     * @throws DataException if the body begins like the wire format but is invalid
     */
    static Optional<WireFormat> parse(SourceMessage message) {
        if (message.body() instanceof MessageBody.Binary binary) {
            byte[] bytes = binary.bytes();
            return bytes.length > 0 && bytes[0] == MAGIC ? Optional.of(of(bytes)) : Optional.empty();
        }
        String body = message.bodyText();
        if (!body.isEmpty() && body.charAt(0) == MAGIC) {
            // Blanks at the end belong to the data.
            return Optional.of(of(body.getBytes(StandardCharsets.UTF_8)));
        }
        String text = ByteOrderMark.skip(body).strip();
        if (text.isEmpty() || text.charAt(0) != BASE64_OF_MAGIC) {
            return Optional.empty();
        }
        byte[] decoded = Base64Text.decode(text.getBytes(StandardCharsets.UTF_8))
                .orElseThrow(() -> new DataException("The body is neither JSON nor base64 of a schema id and data"));
        if (decoded.length == 0 || decoded[0] != MAGIC) {
            throw new DataException(
                    "The body is base64, but of data that does not begin with a zero byte and a schema id");
        }
        return Optional.of(of(decoded));
    }

    private static WireFormat of(byte[] bytes) {
        if (bytes.length < DATA_OFFSET) {
            throw new DataException("The body of " + bytes.length + " bytes ends inside its schema id");
        }
        return new WireFormat(ByteBuffer.wrap(bytes).getInt(1), bytes);
    }
}
