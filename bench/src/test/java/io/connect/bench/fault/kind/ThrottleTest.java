package io.connect.bench.fault.kind;

import static org.assertj.core.api.Assertions.assertThat;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.fault.RefusingSite;
import io.connect.bench.scenario.unit.Rate;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

/** A subject that stays below the rate does not meet the fault. */
class ThrottleTest {

    @Test
    void onlyRefusedRequestsCount() throws Exception {
        // One request in a thousand seconds is answered, so that the second is refused on a slow machine too.
        try (StubWorker service = new StubWorker();
                Links links = new Links()) {
            Link link = links.open("sqs", service.uri().getPort());
            try (ActiveFault fault = new Throttle(new Rate(0.001)).apply(siteOf(link), FaultTarget.parse("sqs"))) {
                request(link);
                assertThat(fault.calls()).hasValue(0);

                request(link);
                assertThat(fault.calls()).hasValue(1);
                assertThat(fault.effect()).isEqualTo("1 requests refused");
            }
        }
    }

    private static void request(Link link) throws IOException, InterruptedException {
        HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(link.uri()).build(), HttpResponse.BodyHandlers.discarding());
    }

    private static RefusingSite siteOf(Link link) {
        return new RefusingSite() {
            @Override
            public Link link(FaultTarget target) {
                return link;
            }
        };
    }
}
