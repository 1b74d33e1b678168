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
 * Pekko's scheduler, except that a task that is due immediately waits for the next tick.
 *
 * <p>While a receive waits at a FIFO queue with all groups in flight, ElasticMQ searches again and again without a pause,
 * because the first message is already due. This used most of a processor as long as there was a backlog. One search
 * per tick finds the same messages. ElasticMQ has no setting for this, but a configuration of Pekko can name a scheduler.
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
