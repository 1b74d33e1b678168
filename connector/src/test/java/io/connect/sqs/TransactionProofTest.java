package io.connect.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** That a transactional runner is recognised is shown by the specification of batches that a transform drops whole. */
class TransactionProofTest {

    @Test
    void thereIsNoProofBeforeConnectHasCalled() {
        assertThat(new TransactionProof().isGiven()).isFalse();
    }

    @Test
    void aCallOfAnyoneElseIsNone() {
        TransactionProof proof = new TransactionProof();

        proof.commitIsCalled();

        assertThat(proof.isGiven()).isFalse();
    }
}
