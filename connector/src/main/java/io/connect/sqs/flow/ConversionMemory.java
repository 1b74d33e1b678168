package io.connect.sqs.flow;

import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.inflight.ConversionThrottle;

/**
 * The memory of conversions.
 *
 * @param throttle limits the bytes that are converted and not yet acknowledged
 * @param growth limits the bytes that messages grow into during conversion
 */
record ConversionMemory(ConversionThrottle throttle, GrowthBudget growth) {

    /** Ends all waiting. */
    void close() {
        throttle.close();
        growth.close();
    }
}
