package io.connect.bench.calibrate;

import io.connect.bench.load.SendBatchRequest;
import io.connect.bench.load.SendBatchResponse;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.TimeUnit;

/**
 * The SQS client of the bare loop: the JSON protocol of SQS over HTTP/1.1 with persistent connections. It does not use the SDK,
 * since the SDK would cause a third of the measured work.
 *
 * <p>Requests are not signed. The services of a testbed do not check signatures, and the loop never calls real SQS.
 *
 * <p>A failed call throws a {@link SqsCallException} with its name and HTTP status. Cancelling the future of a call closes the
 * connection. Safe for any thread; futures complete on event loop threads, which must not be blocked for long.
 */
final class LeanSqs implements AutoCloseable {
    /** Maximum number of messages in one call to SQS. */
    static final int BATCH = 10;

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(5);
    /** Time for an answer, in addition to the wait time of a receive. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    /** Size of the chunks in which the body of an answer is passed on. */
    private static final int CHUNK = 64 * 1024;

    private static final String RECEIVE = "ReceiveMessage";
    private static final String DELETE = "DeleteMessageBatch";
    private static final String SEND = "SendMessageBatch";

    private final String endpoint;
    private final Map<String, byte[]> heads = new HashMap<>();
    private final MultiThreadIoEventLoopGroup threads;
    private final Bootstrap bootstrap;
    /** Idle connections, the most recently used one first: its buffers are warm, and the service may have closed the others. */
    private final Deque<LeanConnection> idle = new ConcurrentLinkedDeque<>();

    /** @param endpoint the endpoint of SQS, plain HTTP */
    LeanSqs(URI endpoint) {
        this.endpoint = endpoint.toString();
        for (String action : List.of(RECEIVE, DELETE, SEND)) {
            heads.put(action, head(endpoint, action));
        }
        // Uses half of the processors, because the producer and the services on the same machine need the others.
        int count = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        this.threads = new MultiThreadIoEventLoopGroup(
                count, new DefaultThreadFactory("lean-sqs", true), NioIoHandler.newFactory());
        this.bootstrap = new Bootstrap()
                .group(threads)
                .channel(NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) CONNECT_PATIENCE.toMillis())
                .remoteAddress(endpoint.getHost(), endpoint.getPort())
                .handler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel channel) {
                        channel.pipeline()
                                .addLast(new HttpResponseDecoder(new HttpDecoderConfig()
                                        .setMaxChunkSize(CHUNK)
                                        .setValidateHeaders(false)))
                                .addLast(new LeanConnection(idle::addFirst));
                    }
                });
    }

    private static byte[] head(URI endpoint, String action) {
        return ("POST / HTTP/1.1\r\nHost: " + endpoint.getAuthority() + "\r\nContent-Type: "
                        + SendBatchRequest.CONTENT_TYPE + "\r\nX-Amz-Target: AmazonSQS." + action
                        + "\r\nContent-Length: ")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Receives up to ten messages.
     *
     * @param wait how long SQS may wait for the first message, whole seconds up to 20
     */
    CompletableFuture<List<LeanMessage>> receive(String queueUrl, Duration wait) {
        byte[] body = LeanJson.receive(queueUrl, BATCH, wait.toSeconds());
        return call(RECEIVE, body, wait.plus(PATIENCE), LeanJson::messages);
    }

    /** Deletes up to ten messages; the answer names the messages that SQS did not delete. */
    CompletableFuture<List<LeanJson.Refusal>> deleteBatch(String queueUrl, List<String> receiptHandles) {
        return call(DELETE, LeanJson.delete(queueUrl, receiptHandles), PATIENCE, LeanJson::refusals);
    }

    /**
     * Sends up to ten messages to a standard queue. Do not repeat a call without an answer: SQS may have accepted its messages.
     */
    CompletableFuture<SendBatchResponse> sendBatch(String queueUrl, List<SendBatchRequest.Entry> entries) {
        return call(
                SEND,
                SendBatchRequest.encode(queueUrl, entries),
                PATIENCE,
                (bytes, length) -> SendBatchResponse.parse(java.util.Arrays.copyOf(bytes, length), entries.size()));
    }

    private <T> CompletableFuture<T> call(String action, byte[] body, Duration patience, LeanCall.Reader<T> reader) {
        LeanCall<T> call =
                new LeanCall<>(action, endpoint, heads.get(action), body, patience, reader, new CompletableFuture<>());
        LeanConnection connection = idle.pollFirst();
        while (connection != null && !connection.isOpen()) {
            connection = idle.pollFirst();
        }
        if (connection == null) {
            bootstrap.connect().addListener((ChannelFutureListener) connected -> begin(connected, call));
        } else {
            connection.make(call);
        }
        return call.answer();
    }

    private static void begin(ChannelFuture connected, LeanCall<?> call) {
        if (connected.isSuccess()) {
            LeanConnection connection = connected.channel().pipeline().get(LeanConnection.class);
            if (connection == null) {
                // The server closed the connection immediately; a closed channel has no handlers any more.
                call.unanswered("the connection was closed before the request was sent", null);
            } else {
                connection.make(call);
            }
        } else {
            call.unanswered("cannot connect: " + connected.cause().getMessage(), connected.cause());
        }
    }

    /** Runs a task on an event loop thread after a delay. */
    void later(Duration delay, Runnable task) {
        threads.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Closes all connections; calls in progress fail. */
    @Override
    public void close() {
        threads.shutdownGracefully(0, 1, TimeUnit.SECONDS);
    }
}
