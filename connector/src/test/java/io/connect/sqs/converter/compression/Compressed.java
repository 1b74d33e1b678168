package io.connect.sqs.converter.compression;

import com.github.luben.zstd.Zstd;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream.BlockSize;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorOutputStream;
import org.xerial.snappy.Snappy;
import org.xerial.snappy.SnappyOutputStream;

/** The same data in every format and flavour, compressed with libraries that the connector does not use for reading. */
public final class Compressed {

    private Compressed() {}

    /** One flavour of a format. */
    public record Flavour(CompressionFormat format, boolean recognisable, byte[] bytes) {}

    /** All flavours by name. */
    public static Map<String, Flavour> all(byte[] data) throws IOException {
        Map<String, Flavour> all = new LinkedHashMap<>();
        all.put("gzip", marked(CompressionFormat.GZIP, gzip(data)));
        all.put("gzip of two members", marked(CompressionFormat.GZIP, twice(data, Compressed::gzip)));
        all.put("zlib", marked(CompressionFormat.ZLIB, write(data, DeflaterOutputStream::new)));
        all.put("deflate", bare(CompressionFormat.DEFLATE, deflate(data)));
        all.put("zlib as deflate", bare(CompressionFormat.DEFLATE, write(data, DeflaterOutputStream::new)));
        all.put("zstd", marked(CompressionFormat.ZSTD, Zstd.compress(data)));
        all.put("zstd level 19", marked(CompressionFormat.ZSTD, Zstd.compress(data, 19)));
        all.put("zstd of two frames", marked(CompressionFormat.ZSTD, twice(data, Zstd::compress)));
        if (data.length > 0) {
            putLz4(all, data);
        }
        all.put("snappy frame", marked(CompressionFormat.SNAPPY, write(data, FramedSnappyCompressorOutputStream::new)));
        all.put("snappy-java stream", marked(CompressionFormat.SNAPPY, write(data, SnappyOutputStream::new)));
        all.put("snappy block", bare(CompressionFormat.SNAPPY, Snappy.compress(data)));
        all.put("bzip2", marked(CompressionFormat.BZIP2, write(data, BZip2CompressorOutputStream::new)));
        return all;
    }

    /** commons-compress fails to compress empty data as LZ4. */
    private static void putLz4(Map<String, Flavour> all, byte[] data) throws IOException {
        all.put("lz4 frame", marked(CompressionFormat.LZ4, lz4(data, false)));
        all.put("lz4 frame of linked blocks", marked(CompressionFormat.LZ4, lz4(data, true)));
        all.put(
                "lz4 of two frames",
                marked(CompressionFormat.LZ4, twice(data, part -> part.length == 0 ? part : lz4(part, true))));
        all.put("lz4 block", bare(CompressionFormat.LZ4, write(data, BlockLZ4CompressorOutputStream::new)));
    }

    public static byte[] gzip(byte[] data) throws IOException {
        return write(data, GZIPOutputStream::new);
    }

    private static Flavour marked(CompressionFormat format, byte[] bytes) {
        return new Flavour(format, true, bytes);
    }

    private static Flavour bare(CompressionFormat format, byte[] bytes) {
        return new Flavour(format, false, bytes);
    }

    private static byte[] deflate(byte[] data) throws IOException {
        return write(data, out -> new DeflaterOutputStream(out, new Deflater(9, true)));
    }

    private static byte[] lz4(byte[] data, boolean linked) throws IOException {
        return write(
                data,
                out -> new FramedLZ4CompressorOutputStream(
                        out,
                        new FramedLZ4CompressorOutputStream.Parameters(
                                BlockSize.K64,
                                true,
                                true,
                                linked,
                                BlockLZ4CompressorOutputStream.createParameterBuilder()
                                        .build())));
    }

    private static byte[] twice(byte[] data, Writer writer) throws IOException {
        int half = data.length / 2;
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.write(writer.write(java.util.Arrays.copyOfRange(data, 0, half)));
        both.write(writer.write(java.util.Arrays.copyOfRange(data, half, data.length)));
        return both.toByteArray();
    }

    private static byte[] write(byte[] data, Wrapper wrapper) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = wrapper.wrap(bytes)) {
            out.write(data);
        }
        return bytes.toByteArray();
    }

    private interface Wrapper {
        OutputStream wrap(OutputStream out) throws IOException;
    }

    private interface Writer {
        byte[] write(byte[] data) throws IOException;
    }
}
