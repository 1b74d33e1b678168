package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The feature about batches whose records are all dropped also tests that a worker with transactions is detected. */
class TransactionDetectorTest {

    @Test
    void thereIsNoProofBeforeConnectHasCalled() {
        assertThat(new TransactionDetector().isDetected()).isFalse();
    }

    @Test
    void aCallOfAnyoneElseIsNone() {
        TransactionDetector detector = new TransactionDetector();

        detector.commitIsCalled();

        assertThat(detector.isDetected()).isFalse();
    }
}
