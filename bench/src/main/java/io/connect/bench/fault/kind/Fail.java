package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * Makes tasks fail, as a revoked permission does. SQS rejects every request until the fault ends. Then failed tasks are restarted
 * over REST, as an operator would do; tasks that fail later are restarted later.
 */
public record Fail() implements FaultAction {

    /** A text that identifies this fault in the stack trace of a failed task. */
    public static final String PLANTED = "planted by the fault layer: access to the queue is denied";

    /** SQS gives this answer to keys without permission for the queue. No retry helps, so a task has to give up. */
    private static final AwsError ACCESS_DENIED = new AwsError(403, "AccessDeniedException", PLANTED);

    /** A task that SQS rejected during the fault is reported as failed at most this long after its end. */
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Override
    public Set<FaultTarget.Part> targets() {
        return EnumSet.of(FaultTarget.Part.TASK);
    }

    @Override
    public String whyNotExternal() {
        return "a task is made to fail by answers of the bench's fault layer, which is not on its way to SQS";
    }

    @Override
    public boolean needsHttp() {
        return true;
    }

    @Override
    public boolean takesDown() {
        return true;
    }

    @Override
    public Optional<Duration> explainsFailedTask(String trace) {
        return Optional.of(trace.contains(PLANTED) ? PATIENCE : Duration.ZERO);
    }

    @Override
    public ActiveFault apply(FaultSite site, FaultTarget on) {
        return apply(site, on, PATIENCE);
    }

    /** The same with a shorter wait, for tests. */
    static ActiveFault apply(FaultSite site, FaultTarget on, Duration patience) {
        AppliedHttpFault denied = site.link(on).httpFaults().apply(HttpFault.errors(1, ACCESS_DENIED));
        String connector = site.connector();
        TaskRestarts restarts = new TaskRestarts(site::connect, connector);
        return ActiveFault.ofCalls(
                on + " of " + connector + " refused by SQS until it fails",
                () -> denied.failedRequests() + " requests refused; " + restarts.account(),
                denied::matchedRequests,
                () -> {
                    denied.close();
                    restarts.now();
                    restarts.watch(site.watch(), patience);
                });
    }
}
