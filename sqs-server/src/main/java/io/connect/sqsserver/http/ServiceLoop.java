package io.connect.sqsserver.http;

import io.connect.sqsserver.service.SqsService;
import io.connect.sqsserver.time.Deadlines;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs due work of the service on the event loop. For use on that loop only. */
final class ServiceLoop {

    private static final Logger log = LoggerFactory.getLogger(ServiceLoop.class);

    private final SqsService service;
    private final LongSupplier clock;
    private final EventLoop loop;
    private Future<?> timer;
    private long timerMillis = Deadlines.NEVER;

    /** @param clock milliseconds since 1970, never going back */
    ServiceLoop(SqsService service, LongSupplier clock, EventLoop loop) {
        this.service = service;
        this.clock = clock;
        this.loop = loop;
    }

    SqsService service() {
        return service;
    }

    long nowMillis() {
        return clock.getAsLong();
    }

    /** Sets the timer to the next deadline. Called after each call that may have changed the deadline. */
    void rearm() {
        long due = service.nextMillis();
        if (due >= timerMillis) {
            return;
        }
        if (timer != null) {
            timer.cancel(false);
        }
        timerMillis = due;
        timer = loop.schedule(this::run, Math.max(0, due - nowMillis()), TimeUnit.MILLISECONDS);
    }

    private void run() {
        timer = null;
        timerMillis = Deadlines.NEVER;
        try {
            service.run(nowMillis());
        } catch (RuntimeException e) {
            log.error("Cannot do what is due", e);
        }
        rearm();
    }
}
