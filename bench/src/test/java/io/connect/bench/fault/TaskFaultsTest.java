package io.connect.bench.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.connect.testbed.connect.ConnectRest;
import io.connect.testbed.link.Link;
import io.connect.testbed.link.Links;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tasks fail when this test says so: a real connector cannot be told to fail just after a fault's window. */
class TaskFaultsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String REFUSED =
            "ConnectException: task killed\\nCaused by: SqsException: " + TaskFaults.PLANTED;

    private StubWorker worker;
    private StubWorker queues;
    private Links links;
    private Link sqs;
    private TaskFaults faults;

    @BeforeEach
    void start() throws IOException {
        worker = new StubWorker();
        queues = new StubWorker();
        links = new Links();
        sqs = links.open("sqs", queues.uri().getPort());
        sqs.httpFaults();
        faults = faults(PATIENCE);
    }

    @AfterEach
    void stop() {
        faults.close();
        links.close();
        queues.close();
        worker.close();
    }

    @Test
    void refusesEveryRequestWhileItLasts() throws Exception {
        ActiveFault fault = faults.fail(0);

        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(sqs.uri()).build(), HttpResponse.BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains(TaskFaults.PLANTED);
        assertThat(fault.effect()).isEqualTo("1 requests refused; no task has failed");
    }

    @Test
    void restartsWhatHasFailedWhenItEnds() {
        worker.tasks(StubWorker.failed(REFUSED), StubWorker.running());
        ActiveFault fault = faults.fail(0);

        fault.close();

        assertThat(worker.restarts()).containsExactly(0);
        assertThat(fault.effect()).endsWith("failed and restarted: task 0");
    }

    @Test
    void restartsWhatFailsOfItJustAfterItsEnd() {
        worker.tasks(StubWorker.running(), StubWorker.running());
        ActiveFault fault = faults.fail(0);
        fault.close();
        assertThat(worker.restarts()).isEmpty();

        worker.tasks(StubWorker.running(), StubWorker.failed(REFUSED));

        await().untilAsserted(() -> assertThat(worker.restarts()).containsExactly(1));
        await().untilAsserted(() ->
                assertThat(fault.effect()).matches(".*restarted: task 1 \\(\\d+\\.\\d s after the end\\)"));
    }

    @Test
    void restartsNoTaskTwice() {
        worker.tasks(StubWorker.failed(REFUSED), StubWorker.running());
        faults.fail(0).close();
        worker.tasks(StubWorker.failed(REFUSED), StubWorker.failed(REFUSED));

        await().untilAsserted(() -> assertThat(worker.restarts()).contains(1));

        assertThat(worker.restarts()).containsExactly(0, 1);
    }

    @Test
    void leavesATaskThatFailsOfAnythingElseToTheResult() {
        worker.tasks(StubWorker.running(), StubWorker.running());
        faults.fail(0).close();
        worker.tasks(StubWorker.failed("NullPointerException"), StubWorker.failed(REFUSED));

        await().untilAsserted(() -> assertThat(worker.restarts()).contains(1));
        worker.awaitLooks(2);

        assertThat(worker.restarts()).containsExactly(1);
    }

    @Test
    void looksNoLongerThanATaskMayTakeToFail() {
        faults.close();
        faults = faults(Duration.ZERO);
        worker.tasks(StubWorker.running());
        faults.fail(0).close();
        worker.awaitLooks(1);

        worker.tasks(StubWorker.failed(REFUSED));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> worker.restarts().isEmpty());
    }

    @Test
    void looksNoMoreOnceTheRunIsOver() {
        worker.tasks(StubWorker.running());
        faults.fail(0).close();
        worker.awaitLooks(1);

        faults.close();
        worker.tasks(StubWorker.failed(REFUSED));

        await().during(Duration.ofSeconds(2))
                .atMost(Duration.ofSeconds(10))
                .until(() -> worker.restarts().isEmpty());
    }

    private TaskFaults faults(Duration patience) {
        URI rest = worker.uri();
        return new TaskFaults(() -> sqs, () -> new ConnectRest(rest), () -> "connector", patience);
    }
}
