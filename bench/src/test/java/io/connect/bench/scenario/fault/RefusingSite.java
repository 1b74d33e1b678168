package io.connect.bench.scenario.fault;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.process.JvmProcess;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/** A site without any part. A test overrides the parts that it has. */
public class RefusingSite implements FaultSite {

    @Override
    public Link link(FaultTarget target) {
        throw new IllegalArgumentException("there is no " + target);
    }

    @Override
    public JvmProcess process(FaultTarget target) {
        throw new IllegalArgumentException("there is no " + target);
    }

    @Override
    public void restart(FaultTarget target) {
        throw new IllegalArgumentException("there is no " + target);
    }

    @Override
    public void onRestart(FaultTarget target, Consumer<JvmProcess> action) {
        throw new IllegalArgumentException("there is no " + target);
    }

    @Override
    public ConnectRest connect() {
        throw new IllegalStateException("there is no worker");
    }

    @Override
    public String connector() {
        throw new IllegalStateException("there is no connector");
    }

    @Override
    public ScheduledExecutorService watch() {
        throw new IllegalStateException("nothing goes on after the end");
    }
}
