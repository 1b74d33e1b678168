package io.connect.sqs.converter;

import io.connect.sqs.config.ConverterKeys;
import io.connect.sqs.converter.compression.Base64Text;
import io.connect.sqs.converter.compression.BoundedBuffer;
import io.connect.sqs.converter.compression.CompressionFormat;
import io.connect.sqs.converter.compression.CorruptDataException;
import io.connect.sqs.converter.compression.Decompressor;
import io.connect.sqs.converter.compression.DecompressorPool;
import io.connect.sqs.converter.compression.SizeLimitException;
import io.connect.sqs.converter.json.ByteOrderMark;
import io.connect.sqs.converter.json.FieldValue;
import io.connect.sqs.converter.json.JsonFields;
import io.connect.sqs.converter.json.JsonSplicer;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.errors.DataException;

/**
 * Decompresses the body, or one field of a JSON body, and then passes the message to the delegate. The result is text if it is
 * UTF-8, otherwise bytes. With format AUTO, uncompressed bodies are passed on unchanged, so a queue may contain both kinds.
 * This includes bodies that are valid base64 by chance, like most short words and ids. A message fails if its body begins with
 * the magic bytes of a format but cannot be decompressed. The two bytes of zlib do not count as magic bytes, because other data
 * may begin with them by chance. Thread-safe: decoders and buffers are pooled, at most one per active thread.
 */
public final class DecompressingMessageConverter implements MessageConverter {

    private Optional<CompressionFormat> fixedFormat;
    private boolean base64;
    private JsonFields field;
    private DecompressorPool pool;
    private MessageConverter delegate;

    @Override
    public void configure(Map<String, ?> connectorConfig) {
        ConverterSettings settings = new ConverterSettings(connectorConfig);
        fixedFormat = settings.compressionFormat();
        base64 = settings.decodesBase64();
        field = settings.decompressionPath()
                .map(path -> new JsonFields(List.of(path)))
                .orElse(null);
        delegate = settings.newDelegate(DecompressingMessageConverter.class);
        pool = new DecompressorPool(settings.decompressionMaxBytes());
    }

    @Override
    public ConvertedMessage convert(SourceMessage message) {
        Decompressor decompressor = pool.borrow();
        SourceMessage decompressed;
        try {
            decompressed =
                    field == null ? decompressBody(message, decompressor) : decompressField(message, decompressor);
        } finally {
            pool.giveBack(decompressor);
        }
        return delegate.convert(decompressed);
    }

    @Override
    public void close() {
        try {
            if (delegate != null) {
                delegate.close();
            }
        } finally {
            if (pool != null) {
                pool.close();
            }
        }
    }

    private SourceMessage decompressBody(SourceMessage message, Decompressor decompressor) {
        Optional<BoundedBuffer> unpacked = unpack(message.body(), "body", decompressor);
        if (unpacked.isEmpty()) {
            return message;
        }
        return unpacked.get()
                .toText()
                .map(message::withBody)
                .orElseGet(() -> message.withBody(unpacked.get().toByteArray()));
    }

    private SourceMessage decompressField(SourceMessage message, Decompressor decompressor) {
        String body = message.bodyText();
        JsonSplicer splicer = null;
        for (FieldValue value : field.find(body)) {
            if (value.string().isPresent()) {
                MessageBody.Text text = new MessageBody.Text(value.string().get());
                Optional<BoundedBuffer> unpacked = unpack(text, "field " + value.path(), decompressor);
                if (unpacked.isPresent()) {
                    BoundedBuffer content = unpacked.get();
                    splicer = splicer == null ? new JsonSplicer(body, content.size()) : splicer;
                    put(splicer, value, content);
                }
            }
        }
        return splicer == null ? message : message.withBody(splicer.finish());
    }

    /**
     * Replaces a field by its decompressed content: JSON stays JSON, other text becomes a string, and bytes become a base64
     * string.
     */
    private static void put(JsonSplicer splicer, FieldValue value, BoundedBuffer content) {
        Optional<String> text = content.toText();
        if (text.isEmpty()) {
            byte[] encoded = Base64.getEncoder().encode(content.toByteArray());
            splicer.replaceWithString(value, encoded, encoded.length);
        } else if (JsonFields.isContainer(text.get())) {
            splicer.replaceWithJson(value, content.array(), content.size());
        } else {
            splicer.replaceWithString(value, content.array(), content.size());
        }
    }

    /** Decompresses a body; empty if it is not compressed. */
    private Optional<BoundedBuffer> unpack(MessageBody body, String what, Decompressor decompressor) {
        boolean text = body instanceof MessageBody.Text;
        byte[] raw = text ? new MessageBody.Text(ByteOrderMark.skip(body.text())).bytes() : body.bytes();
        Optional<CompressionFormat> plain = CompressionFormat.detect(raw, raw.length);
        Optional<byte[]> decoded = base64 && (text || plain.isEmpty()) ? Base64Text.decode(raw) : Optional.empty();
        if (base64 && text && decoded.isEmpty() && (fixedFormat.isPresent() || Base64Text.beginsLikeCompressed(raw))) {
            throw notBase64(raw, what);
        }
        if (fixedFormat.isPresent()) {
            return Optional.of(decompress(fixedFormat.get(), decoded.orElse(raw), what, decompressor));
        }
        if (decoded.isPresent()) {
            byte[] packed = decoded.get();
            return CompressionFormat.detect(packed, packed.length)
                    .flatMap(format -> unpack(format, packed, !format.isSurelyMarked(), what, decompressor));
        }
        return plain.flatMap(format -> unpack(format, raw, text || !format.isSurelyMarked(), what, decompressor));
    }

    /**
     * Decompresses data that begins like a known format.
     *
     * @param byChance whether uncompressed data may begin in the same way; then a failure means that the data is not compressed
     */
    private static Optional<BoundedBuffer> unpack(
            CompressionFormat format, byte[] packed, boolean byChance, String what, Decompressor decompressor) {
        try {
            return Optional.of(decompress(format, packed, what, decompressor));
        } catch (DataException e) {
            if (byChance && e.getCause() instanceof CorruptDataException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private static DataException notBase64(byte[] raw, String what) {
        return new DataException("The " + what + " of " + raw.length + " bytes is not base64, which "
                + ConverterKeys.DECOMPRESSION_BASE64_DECODE + "=true expects");
    }

    private static BoundedBuffer decompress(
            CompressionFormat format, byte[] packed, String what, Decompressor decompressor) {
        try {
            return decompressor.decompress(format, packed, packed.length);
        } catch (SizeLimitException e) {
            throw new DataException(
                    "The " + what + " of " + packed.length + " compressed bytes unpacks to more than "
                            + ConverterKeys.DECOMPRESSION_MAX_BYTES + "=" + e.limitBytes(),
                    e);
        } catch (CorruptDataException e) {
            throw new DataException(
                    "Cannot decompress the " + what + " of " + packed.length + " bytes: " + e.getMessage(), e);
        }
    }
}
