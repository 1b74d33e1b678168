package io.connect.sqs.flow;

import io.connect.sqs.converter.memory.GrowthBudget;
import io.connect.sqs.inflight.ConvertedRoom;

/**
 * The memory of conversions.
 *
 * @param converted what is converted and not yet acknowledged
 * @param growth    what messages grow into meanwhile
 */
record ConversionRoom(ConvertedRoom converted, GrowthBudget growth) {

    /** Ends all waiting. */
    void close() {
        converted.close();
        growth.close();
    }
}
