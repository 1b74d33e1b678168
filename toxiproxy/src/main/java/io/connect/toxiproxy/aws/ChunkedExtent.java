package io.connect.toxiproxy.aws;

import io.connect.toxiproxy.call.Extent;
import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Finds the end of a message whose body comes in chunks. */
final class ChunkedExtent implements Extent {

    private static final int HEX = 16;
    private static final int LONGEST_SIZE_DIGITS = 15;
    private static final Pattern SIZE = Pattern.compile("[0-9A-Fa-f]{1," + LONGEST_SIZE_DIGITS + "}");

    private enum Part {
        HEAD,
        SIZE,
        DATA,
        DATA_END,
        TRAILER,
        ENDED
    }

    private Part part = Part.HEAD;
    private long left;
    private final StringBuilder line = new StringBuilder();

    /** @param headBytes size of the message's head, before its first chunk */
    ChunkedExtent(long headBytes) {
        left = headBytes;
    }

    @Override
    public int take(ByteBuf bytes) {
        int at = bytes.readerIndex();
        while (at < bytes.writerIndex() && part != Part.ENDED) {
            if (part == Part.HEAD || part == Part.DATA) {
                int taken = (int) Math.min(left, bytes.writerIndex() - at);
                left -= taken;
                at += taken;
                if (left == 0) {
                    part = part == Part.HEAD ? Part.SIZE : Part.DATA_END;
                }
            } else {
                character((char) bytes.getUnsignedByte(at));
                at++;
            }
        }
        return at - bytes.readerIndex();
    }

    @Override
    public boolean ended() {
        return part == Part.ENDED;
    }

    private void character(char next) {
        if (next != '\n') {
            line.append(next);
            return;
        }
        String text = line.toString().strip();
        line.setLength(0);
        switch (part) {
            case SIZE -> {
                left = size(text);
                part = left == 0 ? Part.TRAILER : Part.DATA;
            }
            case DATA_END -> part = Part.SIZE;
            default -> part = text.isEmpty() ? Part.ENDED : Part.TRAILER;
        }
    }

    /** The chunk size, which a semicolon may follow. Without a valid size no end can be found, so the rest is forwarded. */
    private static long size(String text) {
        String digits = text.split(";", 2)[0].strip();
        return SIZE.matcher(digits).matches() ? Long.parseLong(digits, HEX) : Long.MAX_VALUE;
    }

    /** Joins the data of all chunks of a complete body. */
    static byte[] decode(ByteBuf body) {
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        while (body.isReadable()) {
            int length = body.bytesBefore((byte) '\n');
            if (length < 0) {
                break;
            }
            long size = size(body.readCharSequence(length + 1, StandardCharsets.ISO_8859_1)
                    .toString());
            if (size == 0 || size > body.readableBytes()) {
                break;
            }
            byte[] chunk = new byte[(int) size];
            body.readBytes(chunk);
            data.writeBytes(chunk);
            body.skipBytes(Math.min(2, body.readableBytes()));
        }
        return data.toByteArray();
    }
}
