package io.connect.features.steps.service;

import io.connect.features.conformance.Deviation;
import io.connect.features.steps.Waiting;
import java.time.Duration;
import org.awaitility.core.ConditionTimeoutException;

/** Waits for a queue service to come round; what it does at the end of the wait is what it does. */
final class Patience {
    private Patience() {}

    /**
     * Repeats a look until it finds no deviation.
     *
     * @throws Deviation the last one, when there was one until the deadline
     */
    static void until(Duration deadline, Runnable look) {
        Deviation[] last = {null};
        try {
            Waiting.atMost(deadline).until(() -> {
                try {
                    look.run();
                    return true;
                } catch (Deviation e) {
                    last[0] = e;
                    return false;
                }
            });
        } catch (ConditionTimeoutException e) {
            throw last[0] == null ? e : last[0];
        }
    }
}
