package io.connect.bench.payload;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;

/** Reads the identity from a body that no converter has read: of a message left in a queue, or of a dead letter. */
public final class RawBodies {

    /** Number of bytes to decompress. The identity is at the start, so a hostile body is never decompressed as a whole. */
    private static final int ENOUGH = 4_096;

    private RawBodies() {}

    /** Reads the identity from a body as it was sent, plain, compressed or in Avro; empty for any other body, and for null. */
    public static Optional<MessageIdentity> identity(byte[] body) {
        return body == null ? Optional.empty() : MessageIdentity.read(body).or(() -> decoded(body));
    }

    private static Optional<MessageIdentity> decoded(byte[] body) {
        byte[] packed;
        try {
            packed = Base64.getDecoder().decode(body);
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
        for (Unpacker unpacker : Unpacker.values()) {
            Optional<MessageIdentity> found = unpacker.start(packed).flatMap(MessageIdentity::read);
            if (found.isPresent()) {
                return found;
            }
        }
        return AvroBodies.identity(packed);
    }

    private enum Unpacker {
        GZIP {
            @Override
            InputStream open(InputStream packed) throws IOException {
                return new GZIPInputStream(packed);
            }
        },
        ZLIB {
            @Override
            InputStream open(InputStream packed) {
                return new InflaterInputStream(packed);
            }
        },
        DEFLATE {
            @Override
            InputStream open(InputStream packed) {
                return new InflaterInputStream(packed, new Inflater(true));
            }
        };

        abstract InputStream open(InputStream packed) throws IOException;

        Optional<byte[]> start(byte[] packed) {
            try (InputStream in = open(new ByteArrayInputStream(packed))) {
                return Optional.of(in.readNBytes(ENOUGH));
            } catch (IOException anotherFormat) {
                return Optional.empty();
            }
        }
    }
}
