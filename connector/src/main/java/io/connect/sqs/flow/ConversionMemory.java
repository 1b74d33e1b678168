package io.connect.sqs.flow;

import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.inflight.ConversionThrottle;

/**
 * The memory of conversions.
 *
 * @param throttle what is converted and not yet acknowledged
 * @param growth    what messages grow into meanwhile
 */
record ConversionMemory(ConversionThrottle throttle, GrowthBudget growth) {

    /** Ends all waiting. */
    void close() {
        throttle.close();
        growth.close();
    }
}
