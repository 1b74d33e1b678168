package io.connect.bench.fault.kind;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.bench.scenario.fault.ActiveFault;
import io.connect.bench.scenario.fault.FaultTarget;
import io.connect.bench.scenario.fault.RefusingSite;
import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The test decides when tasks fail, because a real connector cannot be made to fail just after the end of a fault. */
class FailTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REFUSED = "ConnectException: task killed\\nCaused by: SqsException: " + Fail.PLANTED;

    private StubWorker worker;
    private StubWorker queues;
    private Links links;
    private Link sqs;
    private Site site;

    @BeforeEach
    void start() throws IOException {
        worker = new StubWorker();
        queues = new StubWorker();
        links = new Links();
        sqs = links.open("sqs", queues.uri().getPort());
        sqs.httpFaults();
        site = new Site(worker.uri(), sqs);
    }

    @AfterEach
    void stop() {
        site.watch().shutdownNow();
        links.close();
        queues.close();
        worker.close();
    }

    @Test
    void refusesEveryRequestWhileItLasts() throws Exception {
        ActiveFault fault = fail(PATIENCE);

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(sqs.uri()).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(Fail.PLANTED);
        assertThat(fault.effect()).isEqualTo("1 requests refused; no task has failed");
        assertThat(fault.calls()).hasValue(1);
    }

    @Test
    void restartsFailedTasksWhenItEnds() {
        worker.tasks(StubWorker.failed(REFUSED), StubWorker.running());
        ActiveFault fault = fail(PATIENCE);

        fault.close();

        assertThat(worker.restarts()).containsExactly(0);
        assertThat(fault.effect()).endsWith("failed and restarted: task 0");
    }

    @Test
    void restartsTasksThatFailJustAfterItsEnd() {
        worker.tasks(StubWorker.running(), StubWorker.running());
        ActiveFault fault = fail(PATIENCE);
        fault.close();
        assertThat(worker.restarts()).isEmpty();

        worker.tasks(StubWorker.running(), StubWorker.failed(REFUSED));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(worker.restarts()).containsExactly(1));
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() ->
                        assertThat(fault.effect()).matches(".*restarted: task 1 \\(\\d+\\.\\d s after the end\\)"));
    }

    @Test
    void restartsNoTaskTwice() {
        worker.tasks(StubWorker.failed(REFUSED), StubWorker.running());
        fail(PATIENCE).close();
        worker.tasks(StubWorker.failed(REFUSED), StubWorker.failed(REFUSED));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(worker.restarts()).contains(1));

        assertThat(worker.restarts()).containsExactly(0, 1);
    }

    @Test
    void leavesATaskThatFailsOfAnythingElseToTheResult() {
        worker.tasks(StubWorker.running(), StubWorker.running());
        fail(PATIENCE).close();
        worker.tasks(StubWorker.failed("NullPointerException"), StubWorker.failed(REFUSED));

        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(worker.restarts()).contains(1));
        worker.awaitLooks(2);

        assertThat(worker.restarts()).containsExactly(1);
    }

    @Test
    void looksNoLongerThanATaskMayTakeToFail() {
        worker.tasks(StubWorker.running());
        fail(Duration.ZERO).close();
        worker.awaitLooks(1);

        worker.tasks(StubWorker.failed(REFUSED));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> worker.restarts().isEmpty());
    }

    @Test
    void looksNoMoreOnceTheRunIsOver() {
        worker.tasks(StubWorker.running());
        fail(PATIENCE).close();
        worker.awaitLooks(1);

        site.watch().shutdownNow();
        worker.tasks(StubWorker.failed(REFUSED));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> worker.restarts().isEmpty());
    }

    private ActiveFault fail(Duration patience) {
        return Fail.apply(site, FaultTarget.parse("task-0"), patience);
    }

    /** A site with a worker and a link to SQS only. */
    private static final class Site extends RefusingSite {

        private final URI worker;
        private final Link sqs;
        private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();

        Site(URI worker, Link sqs) {
            this.worker = worker;
            this.sqs = sqs;
        }

        @Override
        public Link link(FaultTarget target) {
            return sqs;
        }

        @Override
        public ConnectRest connect() {
            return new ConnectRest(worker);
        }

        @Override
        public String connector() {
            return "connector";
        }

        @Override
        public ScheduledExecutorService watch() {
            return watch;
        }
    }
}
