package io.connect.sqs.flow;

import io.connect.sqs.inflight.InFlightMessage;

/**
 * When a message is suspected of failing whole transactions. Under exactly-once support a record that cannot be sent fails the
 * task, and the messages that shared its transaction come back with it; received often enough, each travels alone, which tells
 * the culprit from its company, and received twice as often it is taken for the culprit.
 *
 * @param applies      only on FIFO queues, where a culprit would hold its group for ever
 * @param receiveCount receives above which a message is a suspect
 */
record SuspectRule(boolean applies, int receiveCount) {

    boolean travelsAlone(InFlightMessage message) {
        return applies && message.receiveCount() > receiveCount;
    }

    boolean isHopeless(InFlightMessage message) {
        return applies && message.receiveCount() > 2L * receiveCount;
    }
}
