package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That a transactional runner is recognised is shown by the specification of batches that a transform drops whole. */
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
