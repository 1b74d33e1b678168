package io.connect.testbed.sqs;

import com.typesafe.config.Config;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.LightArrayRevolverScheduler;
import org.apache.pekko.event.LoggingAdapter;
import scala.concurrent.ExecutionContext;
import scala.concurrent.duration.FiniteDuration;

/**
 * Pekko's scheduler, except that nothing is executed at once: it waits for the next tick.
 *
 * <p>While a receive waits at a FIFO queue whose groups are all in flight, ElasticMQ looks for a message again without a
 * pause, since the first one is due already. This took most of a processor for as long as there was a backlog. One search per
 * tick finds the same messages. ElasticMQ has no setting for it, but Pekko lets a configuration name its scheduler.
 *
 * <p>It runs inside ElasticMQ, so it uses no other class of the testbed.
 */
public final class PacedScheduler extends LightArrayRevolverScheduler {
    private static final FiniteDuration NEXT_TICK = FiniteDuration.apply(1, TimeUnit.NANOSECONDS);

    /** Called by Pekko, which requires these parameters. */
    public PacedScheduler(Config config, LoggingAdapter log, ThreadFactory threads) {
        super(config, log, threads);
    }

    @Override
    public Cancellable scheduleOnce(FiniteDuration delay, Runnable task, ExecutionContext executor) {
        return super.scheduleOnce(delay.toNanos() > 0 ? delay : NEXT_TICK, task, executor);
    }
}
