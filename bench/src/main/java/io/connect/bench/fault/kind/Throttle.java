package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.bench.scenario.unit.Limits;
import io.connect.bench.scenario.unit.Rate;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.HttpFault;

/** Requests above a rate get the answer that SQS gives when it throttles. */
public record Throttle(
        @Key("Requests a second that are answered; those beyond are throttled.")
        Rate above) implements HttpAction {

    public Throttle {
        Limits.positive("throttle.above", above.perSecond());
    }

    @Override
    public HttpFault fault() {
        return HttpFault.throttle(above.perSecond());
    }

    /** Requests below the rate are not affected. */
    @Override
    public long calls(AppliedHttpFault applied) {
        return applied.failedRequests();
    }
}
