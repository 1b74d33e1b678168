package io.connect.sqs.simulation;

import io.connect.sqs.flow.TaskFlow;
import io.connect.sqs.inflight.ConversionThrottle;
import io.connect.sqs.inflight.InFlightBudget;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Optional;

/**
 * The private budgets of a task, read by reflection. Without them, a leak would show only when the task stops
 * receiving.
 *
 * @param budget    messages and bytes in flight
 * @param converted converted bytes that Kafka does not have yet
 */
record TaskBudgets(InFlightBudget budget, ConversionThrottle converted) {

    private static final Field PIPELINES = field(TaskFlow.class, "pipelines");
    private static final Field PARTS = field(PIPELINES.getType(), "parts");
    private static final Method BUDGET = component("budget");
    private static final Method CONVERTED = component("throttle");

    static TaskBudgets of(TaskFlow flow) {
        try {
            Object parts = PARTS.get(PIPELINES.get(flow));
            return new TaskBudgets((InFlightBudget) BUDGET.invoke(parts), (ConversionThrottle) CONVERTED.invoke(parts));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("The parts of a task cannot be read", e);
        }
    }

    /**
     * Describes the reserved budget; empty if only current receives have reserved it.
     *
     * @param reserved the messages that current receives may bring
     */
    Optional<String> held(long reserved) {
        boolean nothing =
                budget.messages() == reserved && (reserved > 0 || budget.bytes() == 0) && converted.bytes() == 0;
        return nothing
                ? Optional.empty()
                : Optional.of("beside " + reserved + " reserved messages: " + budget.messages() + " messages, "
                        + budget.bytes() + " bytes, " + converted.bytes() + " bytes converted");
    }

    private static Field field(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return field;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException(type + " has no field " + name + " any more", e);
        }
    }

    private static Method component(String name) {
        for (RecordComponent component : PARTS.getType().getRecordComponents()) {
            if (component.getName().equals(name)) {
                component.getAccessor().setAccessible(true);
                return component.getAccessor();
            }
        }
        throw new IllegalStateException(PARTS.getType() + " has no component " + name + " any more");
    }
}
