package io.connect.bench.fault.kind;

import io.connect.bench.scenario.key.Key;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.HttpFault;
import java.time.Duration;

/** Each answer is delayed by {@code delay}. */
record HttpDelay(@Key("How late.") Duration delay) implements HttpAction {

    @Override
    public HttpFault fault() {
        return HttpFault.delay(delay);
    }

    @Override
    public String effect(AppliedHttpFault applied) {
        return applied.delayedRequests() + " requests delayed";
    }
}
