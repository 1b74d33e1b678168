package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.http.AppliedHttpFault;
import io.connect.toxiproxy.http.HttpFault;
import java.util.EnumSet;
import java.util.Set;

/** A fault of the HTTP conversation with sqs or s3. */
interface HttpAction extends FaultAction {

    /** The fault in the form of the fault layer. */
    HttpFault fault();

    /** The number of affected requests, in words. */
    default String effect(AppliedHttpFault applied) {
        return applied.failedRequests() + " requests refused";
    }

    /** The number of requests that the fault has applied to. */
    default long calls(AppliedHttpFault applied) {
        return applied.matchedRequests();
    }

    @Override
    default Set<FaultTarget.Part> targets() {
        return EnumSet.of(FaultTarget.Part.SQS, FaultTarget.Part.S3);
    }

    @Override
    default String whyNotExternal() {
        return LinkAction.NOT_OUR_TRAFFIC;
    }

    @Override
    default boolean needsHttp() {
        return true;
    }

    @Override
    default ActiveFault apply(FaultSite site, FaultTarget on) {
        Link link = site.link(on);
        HttpFault fault = fault();
        AppliedHttpFault applied = link.httpFaults().apply(fault);
        return ActiveFault.ofCalls(
                link.name() + ": " + fault.description(), () -> effect(applied), () -> calls(applied), applied::close);
    }
}
