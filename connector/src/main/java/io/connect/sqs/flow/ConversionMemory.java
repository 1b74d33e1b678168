package io.connect.sqs.flow;

import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.inflight.ConversionThrottle;

/**
 * The limits on the memory that conversions use.
 *
 * @param throttle limits the bytes of converted messages that Kafka has not acknowledged
 * @param growth limits the bytes by which messages grow during conversion
 */
record ConversionMemory(ConversionThrottle throttle, GrowthBudget growth) {

    /** Wakes all threads that wait for memory. */
    void close() {
        throttle.close();
        growth.close();
    }
}
