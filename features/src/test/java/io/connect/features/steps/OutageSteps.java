package io.connect.features.steps;

import io.connect.features.world.World;
import io.connect.testbed.Testbed;
import io.connect.toxiproxy.http.AwsError;
import io.connect.toxiproxy.http.HttpFault;
import io.connect.toxiproxy.http.RequestMatch;
import io.connect.toxiproxy.proxy.Proxy;
import io.connect.toxiproxy.toxic.Latency;
import io.connect.toxiproxy.toxic.Toxic;
import io.cucumber.java.en.When;
import java.util.concurrent.TimeUnit;

/** Outages: what SQS answers instead of messages, and links that are long or cut. */
public final class OutageSteps {
    private static final double HALF = 0.5;
    private static final double ALL = 1;

    private final World world;

    public OutageSteps(World world) {
        this.world = world;
    }

    @When("SQS answers half of all calls with {int} {string}")
    public void failHalf(int status, String code) {
        world.httpFaults().apply(HttpFault.errors(HALF, error(status, code)));
    }

    @When("SQS answers the next {int} calls of {string} with {int} {string}")
    public void failNext(int calls, String action, int status, String code) {
        world.httpFaults().apply(HttpFault.failFirst(calls, error(status, code)).withMatch(RequestMatch.sqs(action)));
    }

    @When("SQS answers every call of {string} with {int} {string}")
    public void failAll(String action, int status, String code) {
        world.httpFaults().apply(HttpFault.errors(ALL, error(status, code)).withMatch(RequestMatch.sqs(action)));
    }

    @When("the link from the connector to SQS is cut for {int} seconds")
    public void cutSqs(int seconds) {
        cut(link(Testbed.SQS_LINK), seconds);
    }

    @When("the link from the connector to the broker is cut for {int} seconds")
    public void cutBroker(int seconds) {
        cut(link("broker-1"), seconds);
    }

    @When("the link from the connector to SQS gets {int} ms longer")
    public void delaySqs(int milliseconds) {
        Proxy link = link(Testbed.SQS_LINK);
        world.atEnd(link::reset);
        link.addToxic(Toxic.downstream(new Latency(milliseconds, 0)));
    }

    /** The length of the outage is what the scenario is about, so time itself is what is waited for. */
    private void cut(Proxy link, int seconds) {
        link.disable();
        try {
            TimeUnit.SECONDS.sleep(seconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            link.enable();
        }
    }

    private Proxy link(String name) {
        return world.environment().testbed().links().get(name).proxy();
    }

    private static AwsError error(int status, String code) {
        return new AwsError(status, code, "as this specification demands");
    }
}
