package io.connect.toxiproxy.contract;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.ResponseHeaderData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.RequestUtils;

/**
 * The two ends of a connection in Kafka's protocol. The peer answers each request with its number and eight bytes. The
 * client sends requests by kafka-clients' own schemas.
 */
final class KafkaPeer implements AutoCloseable {

    static final Uuid TOPIC_ID = Uuid.fromString("AAAAAAAAAAAAAAAAAAAAKg");
    static final long ANSWER = 0x1122334455667788L;

    private static final int NO_ACKS = -1;

    private final List<Integer> seen = new CopyOnWriteArrayList<>();
    private final AtomicLong bytes = new AtomicLong();
    private final Peer peer = Peer.doing(this::talk);

    Peer peer() {
        return peer;
    }

    /** The numbers of the requests that reached the peer. */
    List<Integer> seen() {
        return seen;
    }

    /** The bytes that reached the peer, of complete and of partial requests. */
    long bytes() {
        return bytes.get();
    }

    @Override
    public void close() {
        peer.close();
    }

    private void talk(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        while (true) {
            int left = in.readInt();
            ByteBuffer head = ByteBuffer.wrap(in.readNBytes(8));
            left -= 8;
            byte[] some = new byte[65_536];
            while (left > 0) {
                int size = in.read(some, 0, Math.min(left, some.length));
                if (size < 0) {
                    return;
                }
                left -= size;
                bytes.addAndGet(size);
            }
            int number = head.getInt(4);
            seen.add(number);
            short version = head.getShort(2);
            if (number == NO_ACKS) {
                continue;
            }
            if (head.getShort(0) == ApiKeys.METADATA.id && ApiKeys.METADATA.isVersionSupported(version)) {
                ByteBuffer metadata = metadata(number, version);
                out.writeInt(metadata.remaining());
                out.write(metadata.array(), metadata.position(), metadata.remaining());
            } else {
                out.writeInt(12);
                out.writeInt(number);
                out.writeLong(ANSWER);
            }
            out.flush();
        }
    }

    private static ByteBuffer metadata(int number, short version) {
        MetadataResponseData data = new MetadataResponseData();
        data.topics().add(new MetadataResponseTopic().setName("orders").setTopicId(TOPIC_ID));
        return RequestUtils.serialize(
                new ResponseHeaderData().setCorrelationId(number),
                ApiKeys.METADATA.responseHeaderVersion(version),
                data,
                version);
    }

    /** A request with its size field. */
    static byte[] frame(AbstractRequest request, int number) {
        ByteBuffer body =
                request.serializeWithHeader(new RequestHeader(request.apiKey(), request.version(), "client", number));
        return ByteBuffer.allocate(Integer.BYTES + body.remaining())
                .putInt(body.remaining())
                .put(body)
                .array();
    }

    static void send(Socket socket, AbstractRequest request, int number) throws IOException {
        socket.getOutputStream().write(frame(request, number));
    }

    /** Reads one answer of the peer and returns its number. */
    static int answered(Socket socket) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        int size = in.readInt();
        int number = in.readInt();
        byte[] rest = in.readNBytes(size - 4);
        if (size == 12 && ByteBuffer.wrap(rest).getLong() != ANSWER) {
            throw new AssertionError("The answer to " + number + " was changed");
        }
        return number;
    }

    /** Reads one answer by the schema of its API. */
    static AbstractResponse answer(Socket socket, AbstractRequest request, int number) throws IOException {
        DataInputStream in = new DataInputStream(socket.getInputStream());
        ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(in.readInt()));
        RequestHeader header = new RequestHeader(request.apiKey(), request.version(), "client", number);
        return AbstractResponse.parseResponse(bytes, header);
    }
}
