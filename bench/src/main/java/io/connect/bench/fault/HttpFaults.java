package io.connect.bench.fault;

import io.connect.bench.scenario.fault.FaultAction;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.Effect;
import io.connect.toxiproxy.http.HttpFault;

/** Puts faults of the HTTP conversation on the link to a service. */
final class HttpFaults {
    private HttpFaults() {}

    static ActiveFault throttle(Link link, FaultAction.Throttle throttle) {
        return apply(link, HttpFault.throttle(throttle.above().perSecond()));
    }

    static ActiveFault error(Link link, FaultAction.HttpError error) {
        return apply(
                link,
                HttpFault.errors(
                        error.share().fraction(),
                        new AwsError(error.status(), error.code(), "planted by the fault layer")));
    }

    static ActiveFault delay(Link link, FaultAction.HttpDelay delay) {
        return apply(link, HttpFault.delay(delay.delay()));
    }

    static ActiveFault apply(Link link, HttpFault fault) {
        AppliedHttpFault applied = link.httpFaults().apply(fault);
        return new ActiveFault(link.name() + ": " + fault.description()) {
            @Override
            String effect() {
                return fault.effect() instanceof Effect.Delay
                        ? applied.delayedRequests() + " requests delayed"
                        : applied.failedRequests() + " requests refused";
            }

            @Override
            void end() {
                applied.close();
            }
        };
    }
}
