package io.connect.features.lottery.account;

import io.connect.features.lottery.plan.Lane;

/** Receives the records that a reader finds in the topics. */
public interface Arrivals {
    /** A record has been seen in a lane's topic. */
    void received(Receipt receipt);

    /** A record has been seen in a lane's dead-letter topic. */
    void deadLetter(Lane lane, Receipt receipt, String reason);
}
