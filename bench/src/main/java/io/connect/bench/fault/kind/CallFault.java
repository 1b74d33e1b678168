package io.connect.bench.fault.kind;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultAction;
import io.connect.bench.scenario.fault.FaultSite;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.testbed.link.Link;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Direction;
import io.connect.toxiproxy.toxic.Toxic;
import io.connect.toxiproxy.toxic.ToxicType;
import io.connect.toxiproxy.toxic.call.CallSettings;
import io.connect.toxiproxy.toxic.call.Occurrence;
import io.connect.toxiproxy.toxic.call.Tally;
import java.util.Optional;

/** A fault of single calls on a link. It selects calls by their name and number. */
interface CallFault extends FaultAction {

    /** The fault in the form of the fault layer. */
    CallSettings settings();

    /** The half of the call that the fault acts on: request or answer. */
    CallSide side();

    /** The number of calls that it changed. Of a share, the calls that it could change, so that chance decides nothing. */
    default long calls(Tally tally) {
        return settings().occurrence().kind() == Occurrence.Kind.SHARE ? tally.seen() : tally.hit();
    }

    @Override
    default String whyNotExternal() {
        return LinkAction.NOT_OUR_TRAFFIC;
    }

    @Override
    default Optional<ToxicType> readsCalls() {
        return Optional.of(settings().type());
    }

    @Override
    default ActiveFault apply(FaultSite site, FaultTarget on) {
        Link link = site.link(on);
        // Uses the link's own proxy, even if another server injects the network faults: only this proxy parses calls.
        Proxy proxy = link.proxy();
        Direction direction = side().direction();
        Toxic toxic = Toxic.of(direction, settings()).named(kind() + "-" + LinkAction.NUMBER.incrementAndGet());
        proxy.addToxic(toxic);
        Tally tally = proxy.tally(toxic.name()).orElseThrow();
        return ActiveFault.ofCalls(
                link.name() + ": " + settings().description(direction),
                () -> settings().effect(tally),
                () -> calls(tally),
                () -> proxy.removeToxic(toxic.name()));
    }
}
