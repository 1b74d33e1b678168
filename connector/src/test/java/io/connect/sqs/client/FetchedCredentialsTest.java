package io.connect.sqs.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.exception.SdkClientException;

class FetchedCredentialsTest {

    private final BlockingQueue<Object> answers = new LinkedBlockingQueue<>();
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong();
    private FetchedCredentials credentials = credentials(Duration.ofSeconds(30));

    private FetchedCredentials credentials(Duration patience) {
        return new FetchedCredentials(this::next, patience, nanos::get);
    }

    @AfterEach
    void close() {
        credentials.close();
    }

    @Test
    void nobodyIsHeldUpWhileTheSourceIsSilent() {
        CompletableFuture<Void> first = credentials.ready();
        CompletableFuture<Void> second = credentials.ready();

        assertThat(first).isNotDone();
        assertThat(second).isNotDone();
        answers.add(session("one", Duration.ofHours(1)));
        first.join();
        second.join();
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("one");
        assertThat(asked).hasValue(1);
    }

    @Test
    void theSourceIsNotAskedForEachCall() {
        answers.add(session("one", Duration.ofHours(1)));
        credentials.ready().join();

        credentials.ready().join();

        assertThat(asked).hasValue(1);
    }

    @Test
    void validOnesAreUsedWhileNewOnesAreFetched() {
        answers.add(session("one", Duration.ofHours(1)));
        credentials.ready().join();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        assertThat(credentials.ready()).isCompleted();
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("one");

        answers.add(session("two", Duration.ofHours(1)));
        Awaitility.await()
                .until(() -> credentials.resolveCredentials().accessKeyId().equals("two"));
    }

    @Test
    void expiredOnesAreNotUsed() {
        answers.add(session("one", Duration.ofSeconds(-1)));
        credentials.ready().join();
        nanos.addAndGet(Duration.ofMinutes(5).toNanos());

        CompletableFuture<Void> ready = credentials.ready();

        assertThat(ready).isNotDone();
        answers.add(session("two", Duration.ofHours(1)));
        ready.join();
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("two");
    }

    @Test
    void aFailureReachesTheCallAndTheNextOneAsksAgain() {
        answers.add(SdkClientException.create("Unable to load credentials"));
        assertThatThrownBy(() -> credentials.ready().join()).hasMessageContaining("Unable to load credentials");

        answers.add(session("one", Duration.ofHours(1)));
        credentials.ready().join();

        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("one");
    }

    @Test
    void aCallWaitsForItsPatienceOnly() {
        credentials.close();
        credentials = credentials(Duration.ofMillis(1));

        assertThatThrownBy(() -> credentials.ready().join()).hasMessageContaining("The sign-in to AWS");
    }

    @Test
    void aStopDoesNotWaitForTheSource() {
        CompletableFuture<Void> waiting = credentials.ready();

        credentials.close();

        assertThatThrownBy(waiting::join).isNotNull();
        assertThatThrownBy(() -> credentials.ready().join()).hasMessageContaining("stopped");
    }

    private AwsCredentials next() {
        asked.incrementAndGet();
        try {
            Object answer = answers.take();
            if (answer instanceof RuntimeException failure) {
                throw failure;
            }
            return (AwsCredentials) answer;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static AwsCredentials session(String id, Duration left) {
        return AwsSessionCredentials.builder()
                .accessKeyId(id)
                .secretAccessKey("s")
                .sessionToken("t")
                .expirationTime(Instant.now().plus(left))
                .build();
    }
}
