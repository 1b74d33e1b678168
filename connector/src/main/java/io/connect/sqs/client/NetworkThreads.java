package io.connect.sqs.client;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelPromise;
import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.FastThreadLocalThread;
import java.util.concurrent.RejectedExecutionException;

/** The threads of all connections to SQS. */
final class NetworkThreads extends NioEventLoopGroup {

    /** One thread is enough for tens of thousands of messages a second. A call that stays on one thread costs a fifth less. */
    private static final int THREADS = 1;

    NetworkThreads() {
        super(THREADS, new Factory());
    }

    /**
     * Registers a new connection only when the thread has finished its present task. With a single thread, the name of the host
     * would otherwise be looked up while the SDK still prepares its pool. A lookup that fails at this moment is lost: the call waits
     * for its time limit, and its error speaks of too many requests.
     */
    @Override
    public ChannelFuture register(Channel channel) {
        EventLoop thread = next();
        ChannelPromise registered = new DefaultChannelPromise(channel, thread);
        try {
            thread.execute(() -> thread.register(registered));
        } catch (RejectedExecutionException ended) {
            // Netty then closes the connection.
            registered.setFailure(ended);
        }
        return registered;
    }

    private static final class Factory extends DefaultThreadFactory {

        /**
         * Netty's pool looks for a living connection by recursion. If thousands of idle connections were closed, as after an
         * outage, this exceeds the usual stack of 1 MB. Only the used part of a stack takes memory.
         */
        private static final long STACK_BYTES = 16L << 20;

        Factory() {
            super("sqs-connector-network", true);
        }

        @Override
        protected Thread newThread(Runnable work, String name) {
            return new FastThreadLocalThread(threadGroup, work, name, STACK_BYTES);
        }
    }
}
