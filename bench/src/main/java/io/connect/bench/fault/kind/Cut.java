package io.connect.bench.fault.kind;

import io.connect.testbed.link.Link;

/** The link is cut: connections end and new ones are refused. */
public record Cut() implements LinkAction {

    @Override
    public boolean stopsTraffic() {
        return true;
    }

    @Override
    public boolean closesPort() {
        return true;
    }

    @Override
    public Runnable start(Link link) {
        link.target().disable();
        return link.target()::enable;
    }

    @Override
    public String description(Link link) {
        return link.name() + " cut";
    }
}
